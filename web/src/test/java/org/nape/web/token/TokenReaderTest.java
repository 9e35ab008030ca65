package org.nape.web.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jose4j.jws.AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256;
import static org.jose4j.jws.AlgorithmIdentifiers.RSA_PSS_USING_SHA256;
import static org.jose4j.jws.AlgorithmIdentifiers.RSA_USING_SHA256;
import static org.jose4j.jws.AlgorithmIdentifiers.RSA_USING_SHA512;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a provider's tokens are taken for; what no token gets in with is tried at the gateway and at each service. */
class TokenReaderTest {
    private static final String ISSUER = "https://id.example.org/realms/clinic";
    private static final RsaJsonWebKey RSA = rsa("rsa");
    private static final EllipticCurveJsonWebKey CURVE = curve("curve");

    @Test
    void aPersonHasTheIdThatFollowsFromTheSubject() {
        var bearer = read("roles", claims -> {}).orElseThrow();

        assertThat(bearer.subject()).isEqualTo(PersonId.of(ISSUER, "ada").toString());
        assertThat(bearer.roles()).containsExactly("person");
    }

    @Test
    void aSubscriberIsCalledAsTheProviderCallsIt() {
        var bearer = read(
                        "roles", claims -> claims.setStringListClaim("roles", "subscriber", "admin", "offline_access"))
                .orElseThrow();

        assertThat(bearer.subject()).isEqualTo("ada");
        assertThat(bearer.roles()).containsExactly("subscriber");
    }

    @Test
    void rolesAreFoundWhereverTheProviderPutsThem() {
        var nested = Map.of("roles", List.of("clinician"));

        assertThat(read("realm_access.roles", claims -> claims.setClaim("realm_access", nested)))
                .hasValueSatisfying(bearer -> assertThat(bearer.roles()).containsExactly("clinician"));
        assertThat(read(
                        "https://nape.example/roles",
                        claims -> claims.setClaim("https://nape.example/roles", List.of("operator"))))
                .hasValueSatisfying(bearer -> assertThat(bearer.roles()).containsExactly("operator"));
    }

    @Test
    void whoHasNoRoleIsKnownAndMayDoNothing() {
        assertThat(read("realm_access.roles", claims -> {}))
                .hasValueSatisfying(bearer -> assertThat(bearer.roles()).isEmpty());
    }

    @Test
    void clocksMayBeHalfAMinuteApart() {
        var now = Instant.now();

        assertThat(read("roles", ends(now.minusSeconds(20)))).isPresent();
        assertThat(read("roles", ends(now.minusSeconds(40)))).isEmpty();
        assertThat(read("roles", claims -> claims.setNotBefore(date(now.plusSeconds(20)))))
                .isPresent();
        assertThat(read("roles", claims -> claims.setNotBefore(date(now.plusSeconds(40)))))
                .isEmpty();
    }

    @Test
    void whatWasGoodUntilAMomentAgoIsSoForAsLongAsItIsSaid() {
        var ended = Instant.now().minusSeconds(10);

        var bearer = read("roles", ends(ended)).orElseThrow();

        assertThat(bearer.until()).isBetween(ended.plusSeconds(29), ended.plusSeconds(30));
    }

    @Test
    void onlyTheThreeAlgorithmsAreTaken() {
        var keys = KeySet.write(List.of(RSA, CURVE));

        assertThat(read(keys, signed(RSA, RSA_USING_SHA256))).isPresent();
        assertThat(read(keys, signed(RSA, RSA_PSS_USING_SHA256))).isPresent();
        assertThat(read(keys, signed(CURVE, ECDSA_USING_P256_CURVE_AND_SHA256))).isPresent();
        assertThat(read(keys, signed(RSA, RSA_USING_SHA512))).isEmpty();
    }

    @Test
    void aKeyIsUsedOnlyForWhatItSaysItIsFor() throws Exception {
        var pss = rsa("pss");
        pss.setAlgorithm(RSA_PSS_USING_SHA256);
        var forEncryption = rsa("enc");
        forEncryption.setUse("enc");
        var keys = new JsonWebKeySet(pss, forEncryption, OctJwkGenerator.generateJwk(256)).toJson();

        assertThat(KeySet.read(keys, TokenRules.PROVIDERS_ALGORITHMS))
                .extracting(key -> key.getKeyId())
                .containsExactly("pss");
        assertThat(KeySet.read(keys, Set.of(RSA_USING_SHA256))).isEmpty();
        assertThat(read(keys, signed(pss, RSA_USING_SHA256))).isEmpty();
        assertThat(read(keys, signed(pss, RSA_PSS_USING_SHA256))).isPresent();
    }

    @Test
    void aTokenThatNamesNoKeyIsForWhoHasButOne() {
        var token = signed(RSA, RSA_USING_SHA256, null, claims -> {});

        assertThat(read(KeySet.write(List.of(RSA, CURVE)), token)).isPresent();
        assertThat(read(KeySet.write(List.of(RSA, rsa("another"))), token)).isEmpty();
    }

    @Test
    void onlyAKeyThatMayBeNewIsWorthALookUp() throws Exception {
        var keys = KeySet.read(KeySet.write(List.of(RSA)), TokenRules.PROVIDERS_ALGORITHMS);
        var reader = new TokenReader(rules("roles"), () -> keys);

        assertThat(reader.namesUnknownKey(signed(rsa("new"), RSA_USING_SHA256))).isTrue();
        assertThat(reader.namesUnknownKey(signed(RSA, RSA_USING_SHA256))).isFalse();
        assertThat(reader.namesUnknownKey(signed(rsa("new"), RSA_USING_SHA512))).isFalse();
        assertThat(reader.namesUnknownKey(signed(RSA, RSA_USING_SHA256, null, claims -> {})))
                .isFalse();
        assertThat(reader.namesUnknownKey("x.y.z")).isFalse();
        assertThat(reader.namesUnknownKey("")).isFalse();
    }

    private static Consumer<JwtClaims> ends(Instant end) {
        return claims -> claims.setExpirationTime(date(end));
    }

    private static NumericDate date(Instant instant) {
        return NumericDate.fromSeconds(instant.getEpochSecond());
    }

    private static Optional<Bearer> read(String rolesClaim, Consumer<JwtClaims> change) {
        return read(rolesClaim, KeySet.write(List.of(RSA)), signed(RSA, RSA_USING_SHA256, "rsa", change));
    }

    private static Optional<Bearer> read(String keys, String token) {
        return read("roles", keys, token);
    }

    private static Optional<Bearer> read(String rolesClaim, String keys, String token) {
        try {
            var known = KeySet.read(keys, TokenRules.PROVIDERS_ALGORITHMS);
            return new TokenReader(rules(rolesClaim), () -> known).read(token);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TokenRules rules(String rolesClaim) {
        return new TokenRules(
                ISSUER, "nape", rolesClaim, TokenRules.PROVIDERS_ALGORITHMS, Duration.ofSeconds(30), false);
    }

    private static String signed(PublicJsonWebKey key, String algorithm) {
        return signed(key, algorithm, key.getKeyId(), claims -> {});
    }

    private static String signed(
            PublicJsonWebKey key, String algorithm, @Nullable String keyId, Consumer<JwtClaims> change) {
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience("nape", "another");
        claims.setSubject("ada");
        claims.setStringListClaim("roles", "person");
        claims.setIssuedAt(date(Instant.now().minusSeconds(120)));
        claims.setExpirationTimeMinutesInTheFuture(5);
        claims.setJwtId(UUID.randomUUID().toString());
        change.accept(claims);
        var token = new JsonWebSignature();
        token.setHeader("typ", "at+jwt");
        token.setAlgorithmHeaderValue(algorithm);
        token.setKeyIdHeaderValue(keyId);
        token.setKey(key.getPrivateKey());
        token.setPayload(claims.toJson());
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RsaJsonWebKey rsa(String id) {
        try {
            var key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(id);
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EllipticCurveJsonWebKey curve(String id) {
        try {
            var key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(id);
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
