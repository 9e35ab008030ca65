package org.nape.triage.report;

import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.nape.knowledge.Answers;
import org.nape.web.IdempotencyKey;

/** What a person sends in, checked. */
public record Submission(UUID personId, Answers answers, Whereabouts whereabouts, Attempt attempt) {
    public Optional<String> key() {
        return attempt.key().find();
    }

    /** Equal for requests that mean the same, whatever their order, spacing or way to write a number. */
    public String meaning() {
        return new TreeMap<>(answers.asMap()) + "\n" + whereabouts.country().orElse("") + "\n"
                + whereabouts.timeZone().orElse("");
    }

    byte[] fingerprint() {
        return IdempotencyKey.fingerprint(meaning());
    }

    /** What is to be filed of it when more is known than was sent. */
    public Submission standingOn(Answers all, Optional<String> country) {
        return new Submission(personId, all, new Whereabouts(country, whereabouts.timeZone()), attempt.withoutKey());
    }
}
