package org.nape.reminder.calendar;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What opens a person's calendar and nothing else. Only its hash is kept: 256 random bits cannot be guessed from it. */
final class CalendarKey {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;

    private CalendarKey(String text) {
        this.text = text;
    }

    static CalendarKey make() {
        var bits = new byte[32];
        RANDOM.nextBytes(bits);
        return new CalendarKey(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** Empty for what cannot be a key. */
    static Optional<CalendarKey> find(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(key -> FORM.matcher(key).matches())
                .map(CalendarKey::new);
    }

    byte[] hash() {
        return sha256(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** For the person's own eyes only; {@link #toString} would find its way into a log. */
    String secret() {
        return text;
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "a calendar key";
    }
}
