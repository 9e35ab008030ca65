package org.nape.reminder.due;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What became of one time at which a reminder was due.
 *
 * @param expiresAt the end of its window
 * @param actedAt when the person acted on it last
 * @param snoozedUntil to when it was put off
 * @param worse whether it made it worse, if the person said so
 */
public record Occurrence(
        UUID reminderId,
        Instant dueAt,
        Instant expiresAt,
        State state,
        Optional<Instant> actedAt,
        Optional<Instant> snoozedUntil,
        Optional<Boolean> worse) {

    public enum State {
        /** The person was told, and has not acted on it. */
        SENT,
        /** Its window passed. */
        MISSED,
        DONE,
        SKIPPED,
        SNOOZED;

        /** As it is written in JSON and in the database. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State ofId(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }
    }

    /** Nobody writes down that a window has passed. */
    public State stateAt(Instant now) {
        return state == State.SENT && isOverAt(now) ? State.MISSED : state;
    }

    public boolean isOverAt(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** What is done is done once; more may be said of it later. */
    public Occurrence done(Instant at, Optional<Boolean> saidWorse) {
        var when = state == State.DONE ? actedAt : Optional.of(at);
        return new Occurrence(
                reminderId, dueAt, expiresAt, State.DONE, when, Optional.empty(), saidWorse.or(() -> worse));
    }

    public Occurrence skipped(Instant at) {
        return new Occurrence(
                reminderId, dueAt, expiresAt, State.SKIPPED, Optional.of(at), Optional.empty(), Optional.empty());
    }

    public Occurrence snoozed(Instant at, Instant until) {
        return new Occurrence(
                reminderId, dueAt, expiresAt, State.SNOOZED, Optional.of(at), Optional.of(until), Optional.empty());
    }
}
