package org.nape.triage.checkin;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.nape.knowledge.Answers;
import org.nape.triage.report.Submission;
import org.nape.web.IdempotencyKey;

/**
 * What a person replies to a check-in, checked.
 *
 * @param toldAt when the person answered, if it was told: an app may have been without a connection
 */
record Reply(Submission submission, Optional<Instant> toldAt) {
    /** How long answers say how someone is: {@code change_of_answers} in rules.yaml. */
    static final Duration VALID = Duration.ofHours(24);

    UUID personId() {
        return submission.personId();
    }

    Answers answers() {
        return submission.answers();
    }

    Optional<String> key() {
        return submission.key();
    }

    /** When the person answered; never in the future, whatever their clock says. */
    Instant answeredAt(Instant now) {
        return toldAt.filter(now::isAfter).orElse(now);
    }

    boolean isTooOld(Instant now) {
        return answeredAt(now).isBefore(now.minus(VALID));
    }

    byte[] fingerprint() {
        return IdempotencyKey.fingerprint(
                submission.meaning() + "\n" + toldAt.map(Instant::toString).orElse(""));
    }
}
