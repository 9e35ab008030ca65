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
import org.nape.web.token.TokenConfig;

/** Makes tokens: RS256, one subject, one role, one end. */
@Singleton
class TokenIssuer {
    private final TokenKeys keys;
    private final TokenConfig config;
    private final Clock clock;

    TokenIssuer(TokenKeys keys, TokenConfig config, Clock clock) {
        this.keys = keys;
        this.config = config;
        this.clock = clock;
    }

    IssuedToken issue(String subject, String role, Duration validFor) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var expiresAt = now.plus(validFor);
        return new IssuedToken(sign(claims(subject, role, now, expiresAt)), expiresAt);
    }

    private JwtClaims claims(String subject, String role, Instant now, Instant expiresAt) {
        var claims = new JwtClaims();
        claims.setIssuer(config.issuer());
        claims.setAudience(config.audience());
        claims.setSubject(subject);
        claims.setStringClaim("upn", subject);
        claims.setStringListClaim(config.rolesClaim(), List.of(role));
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(expiresAt.getEpochSecond()));
        return claims;
    }

    private String sign(JwtClaims claims) {
        var key = keys.signing();
        var token = new JsonWebSignature();
        token.setHeader("typ", "JWT");
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setKey(key.getPrivateKey());
        token.setPayload(claims.toJson());
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("A token cannot be signed", e);
        }
    }

    record IssuedToken(String text, Instant expiresAt) {}
}
