package org.nape.reminder.upcoming;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.nape.web.Place;

/**
 * One occurrence in a person's timetable.
 *
 * @param title as the person wants it shown
 * @param zone where the person is
 * @param bundledAt empty for what is over
 * @param madeAt when its reminder was made
 * @param move empty unless it was put off to this moment
 */
public record Entry(
        UUID reminderId,
        Instant dueAt,
        Instant expiresAt,
        String title,
        Optional<String> contentSlug,
        Optional<String> checkIn,
        Duration duration,
        ZoneId zone,
        Optional<Instant> bundledAt,
        State state,
        Instant madeAt,
        Optional<Move> move) {

    /** What became of it, or that it is to come. */
    public enum State {
        PLANNED,
        SENT,
        MISSED,
        DONE,
        SKIPPED,
        SNOOZED
    }

    /**
     * How it came to fall due later than it was laid out.
     *
     * @param from when it was first due
     * @param times how often it was put off
     * @param at when it was put off last
     */
    public record Move(Instant from, int times, Instant at) {}

    Place place() {
        return new Place(dueAt, reminderId);
    }
}
