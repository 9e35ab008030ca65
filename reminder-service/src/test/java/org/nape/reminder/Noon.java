package org.nape.reminder;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Somewhere where it is about noon, so that no test ever runs in the quiet hours. */
public final class Noon {
    private Noon() {}

    public static ZoneId zone() {
        var ahead = 13 - Instant.now().atOffset(ZoneOffset.UTC).getHour();
        return ZoneId.of(ahead == 0 ? "Etc/GMT" : "Etc/GMT" + (ahead > 0 ? "-" + ahead : "+" + -ahead));
    }

    /** The time on the clock there in so many minutes. */
    public static LocalTime in(long minutes) {
        return LocalTime.now(zone()).truncatedTo(ChronoUnit.MINUTES).plusMinutes(minutes);
    }

    public static LocalDateTime tomorrowAt(String time) {
        return LocalDateTime.now(zone()).toLocalDate().plusDays(1).atTime(LocalTime.parse(time));
    }
}
