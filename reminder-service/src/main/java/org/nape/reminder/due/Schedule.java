package org.nape.reminder.due;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When a reminder falls due, in wall-clock time.
 *
 * @param rrule RFC 5545
 * @param start what RFC 5545 calls DTSTART; an occurrence only where the rule says so
 * @param end nothing falls due after it
 */
public record Schedule(String rrule, LocalDateTime start, ZoneId zone, Instant end, Manner manner) {
    /** As it is for a person in this zone. */
    Schedule movedTo(ZoneId personsZone) {
        return manner.keepsZone() ? this : new Schedule(rrule, start, personsZone, end, manner);
    }

    Schedule withoutAskingAgain() {
        var once = new Manner(
                manner.safetyPrompt(), manner.keepsZone(), manner.atWork(), manner.minGap(), Optional.empty());
        return new Schedule(rrule, start, zone, end, once);
    }
}
