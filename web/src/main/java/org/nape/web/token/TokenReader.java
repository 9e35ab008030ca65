package org.nape.web.token;

import java.security.Key;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwx.HeaderParameterNames;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;
import org.nape.web.Role;

/**
 * Says whom a token speaks for, or that it is none to trust. Algorithm and key are ours to choose: what the token's own
 * header proposes is never followed, and a header that demands to be understood is refused.
 */
public final class TokenReader {
    /** Longer than any that is made, and short enough to be looked at. */
    public static final int LONGEST = 8 * 1024;

    private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

    private final TokenRules rules;
    private final Supplier<List<JsonWebKey>> keys;
    private final JwtConsumer consumer;

    public TokenReader(TokenRules rules, Supplier<List<JsonWebKey>> keys) {
        this.rules = rules;
        this.keys = keys;
        this.consumer = new JwtConsumerBuilder()
                .setVerificationKeyResolver((token, outer) -> key(token))
                .setJwsAlgorithmConstraints(
                        ConstraintType.PERMIT, rules.algorithms().toArray(String[]::new))
                .setExpectedIssuer(rules.issuer())
                .setExpectedAudience(rules.audience())
                .setAllowedClockSkewInSeconds(Math.toIntExact(rules.grace().toSeconds()))
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setRequireSubject()
                .registerValidator(TokenReader::findStrangeHeader)
                .build();
    }

    public Optional<Bearer> read(String token) {
        try {
            return token.length() > LONGEST ? Optional.empty() : bearer(consumer.processToClaims(token));
        } catch (InvalidJwtException | MalformedClaimException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Whether it may be good, but is signed by a key that is not known yet. */
    public boolean namesUnknownKey(String token) {
        try {
            return token.length() <= LONGEST
                    && JsonWebStructure.fromCompactSerialization(token) instanceof JsonWebSignature signed
                    && signed.getKeyIdHeaderValue() != null
                    && rules.algorithms().contains(signed.getAlgorithmHeaderValue())
                    && fitting(signed).isEmpty();
        } catch (JoseException | RuntimeException e) {
            return false;
        }
    }

    private Optional<Bearer> bearer(JwtClaims claims) throws MalformedClaimException {
        var mayLackRoles = !rules.areOurs() && !RolesClaim.isThere(claims, rules.rolesClaim());
        var roles = RolesClaim.find(claims, rules.rolesClaim())
                .or(() -> Optional.of(Set.<String>of()).filter(none -> mayLackRoles));
        if (roles.isEmpty() || claims.getSubject().isBlank()) {
            return Optional.empty();
        }
        var subject = roles.get().contains(Role.PERSON)
                ? PersonId.of(claims.getIssuer(), claims.getSubject()).toString()
                : claims.getSubject();
        return Optional.of(new Bearer(
                subject,
                roles.get(),
                Instant.ofEpochSecond(claims.getIssuedAt().getValue()),
                Instant.ofEpochSecond(claims.getExpirationTime().getValue()).plus(rules.grace()),
                claims));
    }

    private Key key(JsonWebSignature token) throws UnresolvableKeyException {
        var fitting = fitting(token);
        if (fitting.size() != 1) {
            throw new UnresolvableKeyException("No one key fits");
        }
        return fitting.getFirst().getKey();
    }

    /** A token that names no key is for whoever has but one. */
    private List<JsonWebKey> fitting(JsonWebSignature token) {
        var id = token.getKeyIdHeaderValue();
        var algorithm = token.getAlgorithmHeaderValue();
        return keys.get().stream()
                .filter(key -> id == null || id.equals(key.getKeyId()))
                .filter(key -> KeySet.algorithmsOf(key).contains(algorithm))
                .toList();
    }

    private static ErrorCodeValidator.@Nullable Error findStrangeHeader(JwtContext context) {
        for (var part : context.getJoseObjects()) {
            var type = part.getHeader(HeaderParameterNames.TYPE);
            if (type != null && !TYPES.contains(type.toLowerCase(Locale.ROOT))
                    || part.getHeaders().getObjectHeaderValue(HeaderParameterNames.CRITICAL) != null
                    || part.getHeaders().getObjectHeaderValue(HeaderParameterNames.BASE64URL_ENCODE_PAYLOAD) != null) {
                return new ErrorCodeValidator.Error(0, "The header is none of ours");
            }
        }
        return null;
    }
}
