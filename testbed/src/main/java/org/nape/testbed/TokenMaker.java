package org.nape.testbed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Makes tokens that say whatever one wants, as the gateway makes good ones.
 *
 * @param key that signs
 * @param keyId by which those who check find it
 */
public record TokenMaker(RSAPrivateCrtKey key, String keyId) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAPE = "nape";

    /** With a key that nobody knows yet. */
    public static TokenMaker withNewKey(String keyId) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new TokenMaker((RSAPrivateCrtKey) generator.generateKeyPair().getPrivate(), keyId);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With the oldest key that a gateway keeps in its folder. */
    public static TokenMaker ofGateway(Path home) {
        try {
            var pem = Files.readString(home.resolve("token-key.pem"));
            var begin = pem.indexOf("-----BEGIN PRIVATE KEY-----") + 27;
            var body = pem.substring(begin, pem.indexOf("-----END", begin));
            return ofEncoded(Base64.getMimeDecoder().decode(body), "").named();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TokenMaker ofEncoded(byte[] key, String keyId) {
        try {
            var read = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
            return new TokenMaker((RSAPrivateCrtKey) read, keyId);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** By the key's RFC 7638 thumbprint. */
    private TokenMaker named() {
        try {
            var members = "{\"e\":\"%s\",\"kty\":\"RSA\",\"n\":\"%s\"}".formatted(exponent(), modulus());
            var digest = MessageDigest.getInstance("SHA-256").digest(members.getBytes(StandardCharsets.UTF_8));
            return new TokenMaker(key, base64(digest));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public key, as an issuer publishes it. */
    public String keySet() {
        return """
                {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"%s","n":"%s","e":"%s"}]}""".formatted(keyId, modulus(), exponent());
    }

    String modulus() {
        return encode(key.getModulus());
    }

    String exponent() {
        return encode(key.getPublicExponent());
    }

    /** A good one. */
    public String token(String subject, String role, Duration life) {
        return signed(claims(subject, role, Instant.now().plus(life)));
    }

    /** What a good one says, to be changed. */
    public Map<String, Object> claims(String subject, String role, Instant end) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", NAPE);
        claims.put("aud", NAPE);
        claims.put("sub", subject);
        claims.put("upn", subject);
        claims.put("groups", List.of(role));
        var now = Instant.now();
        claims.put("iat", (end.isBefore(now) ? end : now).minusSeconds(60).getEpochSecond());
        claims.put("exp", end.getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        return claims;
    }

    public Map<String, Object> header() {
        var header = new LinkedHashMap<String, Object>();
        header.put("alg", "RS256");
        header.put("typ", "JWT");
        header.put("kid", keyId);
        return header;
    }

    public String signed(Map<String, ?> claims) {
        return signed(header(), claims);
    }

    public String signed(Map<String, ?> header, Map<String, ?> claims) {
        return signed(base64(json(header)) + "." + base64(json(claims)));
    }

    String signed(String content) {
        return content + "." + base64(signature("SHA256withRSA", key, content));
    }

    static byte[] signature(String algorithm, PrivateKey key, String content) {
        try {
            var signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] json(Map<String, ?> members) {
        try {
            return JSON.writeValueAsBytes(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String encode(BigInteger number) {
        var bytes = number.toByteArray();
        return base64(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }
}
