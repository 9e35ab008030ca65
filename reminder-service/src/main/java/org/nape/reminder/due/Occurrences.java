package org.nape.reminder.due;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;

/**
 * The instants at which a schedule falls due. Wall-clock time wins over daylight saving: a time that the clock skips falls
 * due as long after the jump as it was after its beginning, a time that comes twice falls due the first time (RFC 5545,
 * 3.3.5).
 */
public final class Occurrences {
    /** Longer than quiet hours or a jump of the clock can move an occurrence. */
    private static final Duration REACH = Duration.ofDays(2);

    private final Schedule schedule;
    private final QuietHours quietHours;
    private final RecurrenceRule rule;

    /** A rule that is not RFC 5545 is refused with {@link IllegalArgumentException}. */
    public Occurrences(Schedule schedule, QuietHours quietHours) {
        this.schedule = schedule;
        this.quietHours = quietHours;
        try {
            this.rule = RecurrenceRules.parse(schedule.rrule(), schedule.zone());
        } catch (InvalidRecurrenceRuleException e) {
            throw new IllegalArgumentException("Not a rule of RFC 5545", e);
        }
    }

    /** The first that is strictly later; empty when nothing falls due any more. */
    public Optional<Instant> nextAfter(Instant after) {
        try {
            return findNext(after);
        } catch (IllegalArgumentException e) {
            // The library gives up on a rule that never comes true, such as every 30th of February.
            return Optional.empty();
        }
    }

    private Optional<Instant> findNext(Instant after) {
        var zone = schedule.zone();
        var wallClocks = rule.iterator(RecurrenceRules.floating(schedule.start()));
        wallClocks.fastForward(
                RecurrenceRules.floating(LocalDateTime.ofInstant(after, zone).minus(REACH)));
        var last = LocalDateTime.ofInstant(schedule.end(), zone).plus(REACH);
        var next = Optional.<Instant>empty();
        while (wallClocks.hasNext()) {
            var wallClock = RecurrenceRules.local(wallClocks.nextMillis());
            if (wallClock.isAfter(last)) {
                break;
            }
            next = earlier(next, dueAt(wallClock).filter(due -> isWithin(due, after)));
            // A time that the clock skips lands behind times that it does not skip: look on until none can be earlier.
            last = next.map(due -> LocalDateTime.ofInstant(due, zone)).orElse(last);
        }
        return next;
    }

    private boolean isWithin(Instant due, Instant after) {
        return due.isAfter(after) && !due.isAfter(schedule.end());
    }

    /** Empty where quiet hours drop it. */
    private Optional<Instant> dueAt(LocalDateTime wallClock) {
        var due = resolve(wallClock, schedule.zone());
        if (!quietHours.cover(due.toLocalTime())) {
            return Optional.of(due.toInstant());
        }
        return schedule.safetyPrompt() ? Optional.of(quietHours.over(due).toInstant()) : Optional.empty();
    }

    private static ZonedDateTime resolve(LocalDateTime wallClock, ZoneId zone) {
        return ZonedDateTime.ofLocal(wallClock, zone, null);
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().isBefore(other.get()) ? one : other;
    }
}
