package org.nape.content.advice;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.nape.knowledge.Level;
import org.nape.knowledge.care.Care;

/**
 * What is right to do after a report.
 *
 * @param level empty while the report is not settled
 * @param stoppedAt since when a red flag withholds what could harm; empty if none does
 */
record Advice(UUID reportId, Instant reportedAt, Optional<Level> level, Care care, Optional<Instant> stoppedAt) {
    /** {@code change_of_answers} in rules.yaml: after that a new interview is needed. */
    private static final Duration ANSWERS_ARE_VALID = Duration.ofHours(24);

    /** Advice that no red flag has touched. */
    static Advice of(UUID reportId, Instant reportedAt, Optional<Level> level, Care care) {
        return new Advice(reportId, reportedAt, level, care, Optional.empty());
    }

    /** The advice outlives the answers: care at home runs for days on one interview. */
    Instant answersValidUntil() {
        return reportedAt.plus(ANSWERS_ARE_VALID);
    }
}
