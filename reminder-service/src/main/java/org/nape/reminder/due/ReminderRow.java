package org.nape.reminder.due;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A reminder as it is stored. An ended one stays, so that a repeated request still gets its first answer. */
@Entity
@Table(name = "reminder")
class ReminderRow {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    UUID personId;

    @Nullable
    UUID planId;

    @Nullable
    String templateId;

    @Nullable
    String contentSlug;

    String title;

    String rrule;

    LocalDateTime startsAtLocal;

    String timeZone;

    long durationSeconds;

    boolean safetyPrompt;

    Instant endsAt;

    Instant firstDueAt;

    @Nullable
    Instant nextDueAt;

    Instant createdAt;

    @Nullable
    Instant endedAt;

    @Enumerated(EnumType.STRING)
    @Nullable
    EndReason endReason;

    @Nullable
    String idempotencyKey;

    byte @Nullable [] bodyHash;

    static ReminderRow of(UUID personId, Reminder reminder, Instant firstDueAt, Instant now) {
        var row = new ReminderRow();
        row.personId = personId;
        row.templateId = reminder.templateId().orElse(null);
        row.contentSlug = reminder.contentSlug().orElse(null);
        row.title = reminder.title();
        row.rrule = reminder.schedule().rrule();
        row.startsAtLocal = reminder.schedule().start();
        row.timeZone = reminder.schedule().zone().getId();
        row.durationSeconds = reminder.duration().toSeconds();
        row.safetyPrompt = reminder.schedule().safetyPrompt();
        row.endsAt = reminder.schedule().end();
        row.firstDueAt = firstDueAt;
        row.nextDueAt = firstDueAt;
        row.createdAt = now;
        return row;
    }

    KeptReminder kept() {
        var schedule = new Schedule(rrule, startsAtLocal, ZoneId.of(timeZone), endsAt, safetyPrompt);
        var reminder = new Reminder(
                Optional.ofNullable(templateId),
                Optional.ofNullable(contentSlug),
                title,
                schedule,
                Duration.ofSeconds(durationSeconds));
        return new KeptReminder(
                id,
                personId,
                Optional.ofNullable(planId),
                reminder,
                firstDueAt,
                Optional.ofNullable(nextDueAt),
                createdAt);
    }
}
