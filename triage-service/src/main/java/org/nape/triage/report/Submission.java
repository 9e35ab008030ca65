package org.nape.triage.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.nape.knowledge.Answers;

/** What a person sends in, checked. */
record Submission(UUID personId, Answers answers, Whereabouts whereabouts, Attempt attempt) {
    Optional<String> key() {
        return attempt.findKey();
    }

    /** Equal for requests that mean the same, whatever their order, spacing or way to write a number. */
    byte[] fingerprint() {
        var meaning =
                new TreeMap<>(answers.asMap()) + "\n" + whereabouts.country().orElse("") + "\n"
                        + whereabouts.timeZone().orElse("");
        try {
            return MessageDigest.getInstance("SHA-256").digest(meaning.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
