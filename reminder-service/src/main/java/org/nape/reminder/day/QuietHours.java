package org.nape.reminder.day;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/** The part of a person's day in which nothing may fall due, usually across midnight. The end itself is not quiet. */
public record QuietHours(LocalTime from, LocalTime to) {
    /** A day without quiet hours. */
    public static final QuietHours NONE = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    public boolean cover(LocalTime time) {
        return from.isAfter(to) ? !time.isBefore(from) || time.isBefore(to) : !time.isBefore(from) && time.isBefore(to);
    }

    /** When nothing is quiet any more: the moment itself, or the end of the quiet hours that cover it. */
    ZonedDateTime over(ZonedDateTime moment) {
        if (!cover(moment.toLocalTime())) {
            return moment;
        }
        var end = ZonedDateTime.ofLocal(endAfter(moment.toLocalDateTime()), moment.getZone(), null);
        // A clock that goes back at the end of the night brings that end twice; the first may be over.
        return end.isAfter(moment) ? end : end.withLaterOffsetAtOverlap();
    }

    /** When the quiet hours that cover this moment are over. */
    private LocalDateTime endAfter(LocalDateTime quiet) {
        var sameDay = quiet.toLocalDate().atTime(to);
        return sameDay.isAfter(quiet) ? sameDay : sameDay.plusDays(1);
    }
}
