package org.nape.reminder.day;

import java.time.Instant;
import java.time.ZoneId;

/**
 * A person's day, by which it is decided what may fall due.
 *
 * @param zone where the person is
 */
public record Day(ZoneId zone, QuietHours quietHours, WorkingHours workingHours) {
    public static Day of(ZoneId zone, QuietHours quietHours) {
        return new Day(zone, quietHours, WorkingHours.ANY);
    }

    /** Whether something that repeats may fall due now; what belongs to work only while the person works. */
    public boolean allows(Instant moment, boolean atWork) {
        return !isQuiet(moment)
                && (!atWork || workingHours.cover(moment.atZone(zone).toLocalDateTime()));
    }

    public boolean isQuiet(Instant moment) {
        return quietHours.cover(moment.atZone(zone).toLocalTime());
    }

    /** The moment itself, or the end of the quiet hours that cover it. */
    public Instant notQuietFrom(Instant moment) {
        return quietHours.over(moment.atZone(zone)).toInstant();
    }
}
