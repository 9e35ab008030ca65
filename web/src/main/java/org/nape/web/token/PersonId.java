package org.nape.web.token;

import com.fasterxml.uuid.Generators;
import java.util.UUID;
import java.util.regex.Pattern;

/** The id by which a person is known here, whoever issued their token. */
public final class PersonId {
    private static final UUID ADDRESSES = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");
    /** As RFC 9562 writes it: Java reads more, and two subjects must never be one person. */
    private static final Pattern PLAIN = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private PersonId() {}

    /**
     * A subject that is a UUID is the id. Any other gets one by name (RFC 9562, version 5): the issuer's address names a
     * namespace, the subject a person in it.
     */
    public static UUID of(String issuer, String subject) {
        return PLAIN.matcher(subject).matches() ? UUID.fromString(subject) : named(named(ADDRESSES, issuer), subject);
    }

    private static UUID named(UUID namespace, String name) {
        return Generators.nameBasedGenerator(namespace).generate(name);
    }
}
