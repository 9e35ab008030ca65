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
public record Progress(
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

    /** Whether this occurrence was put off and has not come again yet. */
    public boolean putsOff(Instant dueAt) {
        return snoozedFrom.equals(Optional.of(dueAt));
    }

    public Progress withNothingPlanned() {
        return withNext(Optional.empty());
    }

    Progress withNext(Optional<Instant> next) {
        return new Progress(next, Optional.empty(), lastDueAt, lastDoneAt);
    }

    Progress snoozedUntil(Instant until) {
        return new Progress(Optional.of(until), lastDueAt, lastDueAt, lastDoneAt);
    }

    Progress withDone(Instant at) {
        return new Progress(nextDueAt, snoozedFrom, lastDueAt, Optional.of(at));
    }
}
