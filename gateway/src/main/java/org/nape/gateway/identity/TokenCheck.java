package org.nape.gateway.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jspecify.annotations.Nullable;

/** Says whom a token speaks for, or that it is not one of ours. An accepted token is remembered until it ends. */
@Singleton
public class TokenCheck {
    private static final String SCHEME = "Bearer ";
    private static final int LONGEST_TOKEN = 8 * 1024;
    private static final int REMEMBERED = 20_000;
    /** To find one costs as much as to use it. */
    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(TokenCheck::newDigest);

    private final Clock clock;
    private final JwtConsumer consumer;
    private final Cache<String, Identity> accepted =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    TokenCheck(TokenKeys keys, Clock clock) {
        this.clock = clock;
        // Only this algorithm and only this key: what the token's own header proposes is never followed.
        this.consumer = new JwtConsumerBuilder()
                .setVerificationKey(keys.verifying())
                .setJwsAlgorithmConstraints(
                        new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256))
                .setExpectedIssuer(TokenIssuer.ISSUER)
                .setExpectedAudience(TokenIssuer.AUDIENCE)
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setRequireSubject()
                .build();
    }

    /** Whom the value of an {@code Authorization} header speaks for; empty if it is no valid bearer token of ours. */
    public Optional<Identity> find(@Nullable String authorization) {
        return findToken(authorization).flatMap(token -> {
            var key = hash(token);
            var known = accepted.getIfPresent(key);
            if (known != null) {
                return stillValid(known);
            }
            var identity = verified(token);
            identity.ifPresent(good -> accepted.put(key, good));
            return identity;
        });
    }

    /** The same, but only if the token was accepted before: costs no look at its signature. */
    public Optional<Identity> findKnown(@Nullable String authorization) {
        return findToken(authorization)
                .flatMap(token -> Optional.ofNullable(accepted.getIfPresent(hash(token))))
                .flatMap(this::stillValid);
    }

    private Optional<Identity> stillValid(Identity known) {
        return Optional.of(known).filter(identity -> identity.until().isAfter(clock.instant()));
    }

    private static Optional<String> findToken(@Nullable String authorization) {
        return Optional.ofNullable(authorization)
                .filter(value -> value.length() <= LONGEST_TOKEN)
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip());
    }

    private Optional<Identity> verified(String token) {
        try {
            var claims = consumer.processToClaims(token);
            var roles = Set.copyOf(claims.getStringListClaimValue("groups"));
            var until = Instant.ofEpochSecond(claims.getExpirationTime().getValue());
            return Optional.of(new Identity(claims.getSubject(), roles, until))
                    .filter(identity -> !identity.roles().isEmpty());
        } catch (InvalidJwtException | MalformedClaimException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** So that a picture of this memory shows no token that could be used. */
    private static String hash(String token) {
        var digest = DIGEST.get().digest(token.getBytes(StandardCharsets.UTF_8));
        return new String(digest, StandardCharsets.ISO_8859_1);
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
