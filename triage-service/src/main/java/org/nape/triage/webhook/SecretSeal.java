package org.nape.triage.webhook;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps secrets so that they can still sign, but a copy of the database alone gives none away: AES-256-GCM under keys that are
 * not in it. A sealed secret opens for its own webhook only.
 */
final class SecretSeal {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int SHORTEST_KEY = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<SecretKey> keys;

    /** The first key seals, all of them open. */
    SecretSeal(List<String> keys) {
        this.keys = keys.stream().map(SecretSeal::key).toList();
    }

    private static SecretKey key(String text) {
        if (text.length() < SHORTEST_KEY) {
            throw new IllegalArgumentException(
                    "Each of nape.webhooks.keys must have " + SHORTEST_KEY + " characters or more");
        }
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new SecretKeySpec(hash, "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    boolean isPossible() {
        return !keys.isEmpty();
    }

    byte[] seal(UUID webhookId, SigningSecret secret) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, keys.getFirst(), nonce, webhookId)
                    .doFinal(secret.key());
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A secret could not be sealed", e);
        }
    }

    /** Empty if none of the keys opens it. */
    Optional<SigningSecret> open(UUID webhookId, byte[] sealed) {
        return keys.stream()
                .flatMap(key -> open(key, webhookId, sealed).stream())
                .findFirst();
    }

    private static Optional<SigningSecret> open(SecretKey key, UUID webhookId, byte[] sealed) {
        var nonce = new byte[NONCE_BYTES];
        System.arraycopy(sealed, 0, nonce, 0, NONCE_BYTES);
        try {
            return Optional.of(SigningSecret.of(cipher(Cipher.DECRYPT_MODE, key, nonce, webhookId)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, UUID webhookId)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(webhookId.toString().getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
