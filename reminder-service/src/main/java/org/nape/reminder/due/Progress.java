package org.nape.reminder.due;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a reminder has come.
 *
 * @param nextDueAt empty while nothing is planned
 * @param snoozedFrom the occurrence that {@code nextDueAt} puts off
 * @param lastDueAt the last that was sent or missed
 */
record Progress(
        Optional<Instant> nextDueAt,
        Optional<Instant> snoozedFrom,
        Optional<Instant> lastDueAt,
        Optional<Instant> lastDoneAt) {

    /** Nothing falls due again that fell due once, even if the clock was put back. */
    Instant notBefore(Instant now) {
        return lastDueAt.filter(now::isBefore).orElse(now);
    }

    /** From when the least gap counts. */
    Instant gapFrom() {
        var due = lastDueAt.orElse(Instant.EPOCH);
        return lastDoneAt.filter(due::isBefore).orElse(due);
    }

    Progress withNext(Optional<Instant> next) {
        return new Progress(next, Optional.empty(), lastDueAt, lastDoneAt);
    }
}
