package org.nape.reminder.due;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a reminder that was changed was like when it was made, as it is stored. */
record MadeAs(
        @Nullable String contentSlug,
        String title,
        boolean ownTitle,
        String rrule,
        String startsAtLocal,
        String timeZone,
        String endsAt,
        long durationSeconds) {

    static MadeAs of(Reminder reminder) {
        var schedule = reminder.schedule();
        return new MadeAs(
                reminder.contentSlug().orElse(null),
                reminder.title(),
                reminder.isOwnTitle(),
                schedule.rrule(),
                schedule.start().toString(),
                schedule.zone().getId(),
                schedule.end().toString(),
                reminder.duration().toSeconds());
    }

    Reminder reminder(Reminder now) {
        var schedule = new Schedule(
                rrule,
                LocalDateTime.parse(startsAtLocal),
                ZoneId.of(timeZone),
                Instant.parse(endsAt),
                now.schedule().manner());
        return new Reminder(
                now.templateId(),
                Optional.ofNullable(contentSlug),
                title,
                ownTitle,
                schedule,
                Duration.ofSeconds(durationSeconds));
    }
}
