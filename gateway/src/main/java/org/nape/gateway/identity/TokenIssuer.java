package org.nape.gateway.identity;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Makes tokens: RS256, one subject, one role, one end. */
@Singleton
class TokenIssuer {
    static final String ISSUER = "nape";
    static final String AUDIENCE = "nape";

    private final TokenKeys keys;
    private final Clock clock;

    TokenIssuer(TokenKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    IssuedToken issue(String subject, String role, Duration validFor) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var expiresAt = now.plus(validFor);
        return new IssuedToken(sign(claims(subject, role, now, expiresAt)), expiresAt);
    }

    private static JwtClaims claims(String subject, String role, Instant now, Instant expiresAt) {
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(AUDIENCE);
        claims.setSubject(subject);
        claims.setStringClaim("upn", subject);
        claims.setStringListClaim("groups", List.of(role));
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(expiresAt.getEpochSecond()));
        return claims;
    }

    private String sign(JwtClaims claims) {
        var token = new JsonWebSignature();
        token.setHeader("typ", "JWT");
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        token.setKeyIdHeaderValue(keys.id());
        token.setKey(keys.signing());
        token.setPayload(claims.toJson());
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("A token cannot be signed", e);
        }
    }

    record IssuedToken(String text, Instant expiresAt) {}
}
