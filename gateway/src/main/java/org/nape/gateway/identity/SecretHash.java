package org.nape.gateway.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a client's secret: by it one can be recognised, but not found. A secret is 256 random bits, so nobody finds
 * it by trying, however fast a try is; a hash that is slow on purpose would only make the door slow for whoever knocks.
 *
 * @param salt the key of the hash, so that equal secrets do not look equal
 * @param until when it is good no more; null while nothing follows it
 */
record SecretHash(String salt, String hash, @Nullable Instant until) {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SECRET_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    static String newSecret() {
        return random(SECRET_BYTES);
    }

    static SecretHash of(String secret) {
        var salt = random(SALT_BYTES);
        return new SecretHash(salt, hash(salt, secret), null);
    }

    /** Takes as long whatever the answer. */
    boolean isOf(String secret, Instant now) {
        return MessageDigest.isEqual(bytes(hash), bytes(hash(salt, secret))) & isGoodAt(now);
    }

    boolean isGoodAt(Instant now) {
        return until == null || until.isAfter(now);
    }

    SecretHash endingAt(Instant end) {
        return new SecretHash(salt, hash, until == null || until.isAfter(end) ? end : until);
    }

    private static String hash(String salt, String secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes(salt), ALGORITHM));
            return encoded(mac.doFinal(bytes(secret)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is not available", e);
        }
    }

    private static String random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return encoded(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
