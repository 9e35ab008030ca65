package org.nape.gateway.identity;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;

/**
 * Whom an accepted token speaks for.
 *
 * @param subject the person's id, or the client's
 * @param since when the token was given
 * @param until when the token ends
 */
public record Identity(String subject, Set<String> roles, Instant since, Instant until) {
    /** Who asks for what anyone may have. */
    public static final Identity NOBODY = new Identity("", Set.of(), Instant.MIN, Instant.MAX);

    public Identity {
        roles = Set.copyOf(roles);
    }

    public boolean isOneOf(Set<String> allowed) {
        return !Collections.disjoint(roles, allowed);
    }
}
