package org.nape.reminder.due;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nape.events.ReminderDue;

/**
 * A reminder whose time has come.
 *
 * @param checkIn which check-in of the care plans it is; null for any other reminder
 */
record DueReminder(
        UUID id,
        UUID personId,
        @Nullable String contentSlug,
        @Nullable String checkIn,
        String title,
        Duration duration,
        Schedule schedule,
        Instant dueAt) {
    private static final Duration SHORTEST_WINDOW = Duration.ofMinutes(15);
    private static final Duration SAFETY_WINDOW = Duration.ofDays(1);

    /**
     * What becomes of it: the event to send, if it is not too late for it, and the next occurrence. After an outage what is
     * too late is only counted, and of several that are not, which the windows prevent, one is sent at most. A late safety
     * prompt waits until quiet hours are over.
     */
    Turn turn(Instant now, QuietHours quietHours) {
        var occurrences = new Occurrences(schedule, quietHours);
        var due = dueAt;
        for (int missed = 0; ; missed++) {
            var next = occurrences.nextAfter(due);
            var windowEnd = windowEnd(due, next);
            if (windowEnd.isAfter(now)) {
                var at = schedule.safetyPrompt() ? later(due, quietHours.over(now.atZone(schedule.zone()))) : due;
                return at.isAfter(now)
                        ? new Turn(id, Optional.empty(), Optional.of(at), missed)
                        : new Turn(id, Optional.of(event(due, windowEnd)), next, missed);
            }
            if (next.isEmpty()) {
                return new Turn(id, Optional.empty(), next, missed + 1);
            }
            due = next.get();
        }
    }

    private static Instant later(Instant due, ZonedDateTime notBefore) {
        return due.isBefore(notBefore.toInstant()) ? notBefore.toInstant() : due;
    }

    /** Long enough to be noticed, and over before the next one. */
    private Instant windowEnd(Instant due, Optional<Instant> next) {
        if (schedule.safetyPrompt()) {
            return safetyWindowEnd(due);
        }
        var end = due.plus(duration.compareTo(SHORTEST_WINDOW) > 0 ? duration : SHORTEST_WINDOW);
        return next.filter(end::isAfter).orElse(end);
    }

    /** Better late than never, but not beyond the schedule, unless quiet hours put it off so far. */
    private Instant safetyWindowEnd(Instant due) {
        var end = due.plus(SAFETY_WINDOW);
        return schedule.end().isAfter(due) && schedule.end().isBefore(end) ? schedule.end() : end;
    }

    private ReminderDue event(Instant due, Instant windowEnd) {
        return new ReminderDue(id, due, personId, contentSlug, title, duration.toSeconds(), windowEnd, checkIn);
    }

    /**
     * @param next empty when the reminder is over
     * @param missed occurrences that were too late to send
     */
    record Turn(UUID reminderId, Optional<ReminderDue> event, Optional<Instant> next, int missed) {}
}
