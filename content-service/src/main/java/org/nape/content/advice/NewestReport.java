package org.nape.content.advice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.nape.knowledge.Level;

/**
 * When a person last made a report of this level.
 *
 * @param level null stands for all that are not settled
 */
record NewestReport(@Nullable Level level, Instant reportedAt) {
    /** What is not settled may be anything. */
    boolean mayBeAbove(Level other) {
        return level == null || level.isAbove(other);
    }
}
