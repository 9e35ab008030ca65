package org.nape.content.advice;

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
record Advice(UUID reportId, Optional<Level> level, Care care, Optional<Instant> stoppedAt) {
    /** Advice that no red flag has touched. */
    static Advice of(UUID reportId, Optional<Level> level, Care care) {
        return new Advice(reportId, level, care, Optional.empty());
    }
}
