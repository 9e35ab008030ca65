package org.nape.testbed;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * Bearer tokens as the gateway issues them, good and bad, signed by a key that {@link Testbed} tells the service under test.
 * Every good one is valid for an hour.
 */
public final class Tokens {
    /** Quarkus loads tests and test resources by several class loaders; the JVM's properties are the same for all. */
    private static final String PUBLIC_KEY = "nape.testbed.public-key";

    private static final String PRIVATE_KEY = "nape.testbed.private-key";
    private static final Duration LIFE = Duration.ofHours(1);
    private static final String RS256 = "RS256";
    private static final String NAPE = "nape";

    private Tokens() {}

    /** A person's own token. */
    public static String person(UUID personId) {
        return signed(personId, "person");
    }

    public static String clinician() {
        return signed(UUID.randomUUID(), "clinician");
    }

    public static String subscriber() {
        return signed(UUID.randomUUID(), "subscriber");
    }

    public static String operator() {
        return signed(UUID.randomUUID(), "operator");
    }

    /** Was good until an hour ago. */
    public static String expired(UUID personId) {
        return sign(claims(NAPE, NAPE, personId, "person", Instant.now().minus(LIFE)), privateKey());
    }

    /** Says all the right things, signed by a key that nobody trusts. */
    public static String foreignKey(UUID personId) {
        return sign(goodClaims(personId, "person"), keyPair().getPrivate());
    }

    /** Claims that no signature is needed ({@code "alg": "none"}). */
    public static String unsigned(UUID personId) {
        return encode(header("none")) + "." + encode(goodClaims(personId, "person")) + ".";
    }

    /** Issued by someone else, with our key. */
    public static String wrongIssuer(UUID personId) {
        return sign(claims("elsewhere", NAPE, personId, "person", Instant.now().plus(LIFE)), privateKey());
    }

    /** Meant for another platform. */
    public static String wrongAudience(UUID personId) {
        return sign(claims(NAPE, "elsewhere", personId, "person", Instant.now().plus(LIFE)), privateKey());
    }

    /** The key that tells a good token, as Base64 of its X.509 form: a value for {@code mp.jwt.verify.publickey}. */
    public static synchronized String publicKey() {
        if (System.getProperty(PUBLIC_KEY) == null) {
            var pair = keyPair();
            System.setProperty(PRIVATE_KEY, base64(pair.getPrivate().getEncoded()));
            System.setProperty(PUBLIC_KEY, base64(pair.getPublic().getEncoded()));
        }
        return System.getProperty(PUBLIC_KEY);
    }

    private static PrivateKey privateKey() {
        publicKey();
        var key = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(System.getProperty(PRIVATE_KEY)));
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keyPair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(UUID subject, String role) {
        return sign(goodClaims(subject, role), privateKey());
    }

    private static String goodClaims(UUID subject, String role) {
        return claims(NAPE, NAPE, subject, role, Instant.now().plus(LIFE));
    }

    private static String claims(String issuer, String audience, UUID subject, String role, Instant expires) {
        return """
                {"iss":"%s","aud":"%s","sub":"%s","upn":"%s","groups":["%s"],"iat":%d,"exp":%d,"jti":"%s"}""".formatted(
                        issuer,
                        audience,
                        subject,
                        subject,
                        role,
                        expires.minus(LIFE).getEpochSecond(),
                        expires.getEpochSecond(),
                        UUID.randomUUID());
    }

    private static String header(String algorithm) {
        return "{\"alg\":\"%s\",\"typ\":\"JWT\"}".formatted(algorithm);
    }

    private static String sign(String claims, PrivateKey key) {
        var content = encode(header(RS256)) + "." + encode(claims);
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + url().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String json) {
        return url().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Base64.Encoder url() {
        return Base64.getUrlEncoder().withoutPadding();
    }

    private static String base64(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }
}
