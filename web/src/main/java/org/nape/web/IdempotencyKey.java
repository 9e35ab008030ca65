package org.nape.web;

import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What makes a request that is tried again harmless: a key, the same for every try. Whoever keeps it keeps beside it a
 * fingerprint of what was asked for, because the same key with another request is a mistake.
 *
 * @param sent all that was sent as a key; one at most is right
 */
public record IdempotencyKey(List<String> sent) {
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[\\x20-\\x7e]{1,200}");

    public IdempotencyKey {
        sent = List.copyOf(sent);
    }

    /** From the headers themselves: as a parameter of a method, an empty key would be as none, and of two one. */
    public static IdempotencyKey of(HttpHeaders headers) {
        return new IdempotencyKey(headers.getRequestHeader(HEADER));
    }

    /** What is wrong with it. */
    public List<Problem.Fault> faults() {
        return sent.isEmpty()
                        || sent.size() == 1 && KEY.matcher(sent.getFirst()).matches()
                ? List.of()
                : List.of(new Problem.Fault(HEADER, "must be 1 to 200 printable ASCII characters, once"));
    }

    /** The key, once {@link #faults} has found none. */
    public Optional<String> find() {
        return sent.stream().findFirst();
    }

    /** SHA-256 of what a request means, which keeps nothing of what is in it. */
    public static byte[] fingerprint(String meaning) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(meaning.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** The answer to a key that came with another request before. */
    public static Problem reused(String detail) {
        return Problem.unprocessable("idempotency-key-reused", detail);
    }
}
