package org.nape.testbed;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/**
 * Bearer tokens as the gateway issues them, good and bad, signed by a key that {@link Testbed} publishes for the service under
 * test. Every good one is valid for an hour.
 */
public final class Tokens {
    /** Quarkus loads tests and test resources by several class loaders; the JVM's properties are the same for all. */
    private static final String KEY = "nape.testbed.private-key";

    private static final String KEY_ID = "testbed";
    private static final Duration LIFE = Duration.ofHours(1);

    private Tokens() {}

    /** A person's own token. */
    public static String person(UUID personId) {
        return maker().token(personId.toString(), "person", LIFE);
    }

    public static String clinician() {
        return maker().token(UUID.randomUUID().toString(), "clinician", LIFE);
    }

    public static String subscriber() {
        return maker().token(UUID.randomUUID().toString(), "subscriber", LIFE);
    }

    public static String operator() {
        return maker().token(UUID.randomUUID().toString(), "operator", LIFE);
    }

    /** Was good until an hour ago. */
    public static String expired(UUID personId) {
        return maker().token(personId.toString(), "person", LIFE.negated());
    }

    /** Says all the right things, signed by a key that nobody trusts. */
    public static String foreignKey(UUID personId) {
        return TokenMaker.withNewKey(KEY_ID).token(personId.toString(), "person", LIFE);
    }

    /** Claims that no signature is needed ({@code "alg": "none"}). */
    public static String unsigned(UUID personId) {
        var parts = person(personId).split("\\.");
        return TokenMaker.base64(TokenMaker.json(Map.of("alg", "none"))) + "." + parts[1] + ".";
    }

    /** Issued by someone else, with our key. */
    public static String wrongIssuer(UUID personId) {
        return saying("iss", "elsewhere", personId);
    }

    /** Meant for another platform. */
    public static String wrongAudience(UUID personId) {
        return saying("aud", "elsewhere", personId);
    }

    private static String saying(String claim, String value, UUID personId) {
        var claims = maker().claims(personId.toString(), "person", Instant.now().plus(LIFE));
        claims.put(claim, value);
        return maker().signed(claims);
    }

    /** Who makes the good ones. */
    static synchronized TokenMaker maker() {
        if (System.getProperty(KEY) == null) {
            var made = TokenMaker.withNewKey(KEY_ID).key().getEncoded();
            System.setProperty(KEY, Base64.getEncoder().encodeToString(made));
        }
        return TokenMaker.ofEncoded(Base64.getDecoder().decode(System.getProperty(KEY)), KEY_ID);
    }
}
