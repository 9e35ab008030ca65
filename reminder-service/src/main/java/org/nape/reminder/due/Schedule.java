package org.nape.reminder.due;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.nape.reminder.day.Day;
import org.nape.reminder.day.QuietHours;

/**
 * When a reminder falls due, in wall-clock time.
 *
 * @param rrule RFC 5545
 * @param start what RFC 5545 calls DTSTART; an occurrence only where the rule says so
 * @param end nothing falls due after it
 */
public record Schedule(String rrule, LocalDateTime start, ZoneId zone, Instant end, Manner manner) {
    /** Whether nothing more falls due on any day; so it is too where the rule cannot be read. */
    boolean isOverAfter(Instant last) {
        try {
            return manner.safetyPrompt()
                    || new Occurrences(this, Day.of(zone, QuietHours.NONE))
                            .nextAfter(last)
                            .isEmpty();
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    /** Whether both fall due at the same times, whenever they end. */
    public boolean isAt(Schedule other) {
        return rrule.equals(other.rrule) && start.equals(other.start) && zone.equals(other.zone);
    }

    Schedule with(Manner other) {
        return new Schedule(rrule, start, zone, end, other);
    }

    /** By another rule. */
    public Schedule with(String otherRule) {
        return new Schedule(otherRule, start, zone, end, manner);
    }

    /** As it is for a person in this zone. */
    Schedule movedTo(ZoneId personsZone) {
        return manner.keepsZone() ? this : new Schedule(rrule, start, personsZone, end, manner);
    }
}
