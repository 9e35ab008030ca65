package org.nape.web.token;

import java.time.Instant;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;

/**
 * Whom a good token speaks for.
 *
 * @param subject a person's id, or what the issuer calls a client
 * @param roles those of {@link org.nape.web.Role} that it carries, perhaps none
 * @param until when it is good no more
 * @param claims all that it says
 */
public record Bearer(String subject, Set<String> roles, Instant issuedAt, Instant until, JwtClaims claims) {}
