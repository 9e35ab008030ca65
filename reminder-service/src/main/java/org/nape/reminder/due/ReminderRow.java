package org.nape.reminder.due;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.nape.reminder.day.Settings;

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

    boolean ownTitle;

    String rrule;

    LocalDateTime startsAtLocal;

    String timeZone;

    long durationSeconds;

    boolean safetyPrompt;

    boolean keepsZone;

    boolean atWork;

    @Nullable
    Long minGapSeconds;

    @Nullable
    Long askAgainSeconds;

    Instant endsAt;

    Instant firstDueAt;

    @Nullable
    Instant nextDueAt;

    @Nullable
    Instant lastDueAt;

    @Nullable
    Instant lastDoneAt;

    @Nullable
    Instant snoozedFrom;

    @Nullable
    Instant pausedAt;

    int unheeded;

    long version;

    Instant createdAt;

    @Nullable
    Instant endedAt;

    @Enumerated(EnumType.STRING)
    @Nullable
    EndReason endReason;

    @Nullable
    String idempotencyKey;

    byte @Nullable [] bodyHash;

    /** Null while it is as it was made. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    MadeAs madeAs;

    static ReminderRow of(UUID personId, Reminder reminder, Instant firstDueAt, Instant now) {
        var row = new ReminderRow();
        row.personId = personId;
        row.templateId = reminder.templateId().orElse(null);
        row.take(reminder);
        row.firstDueAt = firstDueAt;
        row.nextDueAt = firstDueAt;
        row.createdAt = now;
        return row;
    }

    /** What it has as one of a plan that is just made, in the order of the statement that adds it. */
    void bind(PreparedStatement statement) throws SQLException {
        Object[] values = {
            id,
            personId,
            planId,
            templateId,
            contentSlug,
            title,
            ownTitle,
            rrule,
            startsAtLocal,
            timeZone,
            durationSeconds,
            safetyPrompt,
            keepsZone,
            atWork,
            minGapSeconds,
            askAgainSeconds,
            endsAt.atOffset(ZoneOffset.UTC),
            firstDueAt.atOffset(ZoneOffset.UTC),
            firstDueAt.atOffset(ZoneOffset.UTC),
            createdAt.atOffset(ZoneOffset.UTC)
        };
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private void take(Reminder reminder) {
        contentSlug = reminder.contentSlug().orElse(null);
        title = reminder.title();
        ownTitle = reminder.isOwnTitle();
        durationSeconds = reminder.duration().toSeconds();
        take(reminder.schedule());
    }

    private void take(Schedule schedule) {
        var manner = schedule.manner();
        rrule = schedule.rrule();
        startsAtLocal = schedule.start();
        timeZone = schedule.zone().getId();
        endsAt = schedule.end();
        safetyPrompt = manner.safetyPrompt();
        keepsZone = manner.keepsZone();
        atWork = manner.atWork();
        minGapSeconds = manner.minGap().map(Duration::toSeconds).orElse(null);
        askAgainSeconds = manner.askAgain().map(Duration::toSeconds).orElse(null);
    }

    /** What has become of it. Who made it by a key finds it as it was made. */
    void take(KeptReminder kept, Instant now) {
        if (madeAs == null && idempotencyKey != null && !kept.reminder().equals(kept().reminder())) {
            madeAs = MadeAs.of(kept().reminder());
        }
        take(kept.reminder());
        take(kept.progress());
        unheeded = kept.unheeded();
        version = kept.version();
        pausedAt = kept.isPaused() ? Objects.requireNonNullElse(pausedAt, now) : null;
        endedAt = kept.hasEnded() ? Objects.requireNonNullElse(endedAt, now) : null;
        endReason = kept.ended().orElse(null);
    }

    /** It has just fallen due, as {@link Turns} would keep it. */
    void take(DueReminder.Turn turn, Instant now) {
        lastDueAt = turn.last().orElse(null);
        nextDueAt = turn.next().orElse(null);
        unheeded++;
        if (turn.asksAgain()) {
            askAgainSeconds = null;
        }
        if (turn.isOver()) {
            endedAt = now;
            endReason = EndReason.FINISHED;
        }
    }

    private void take(Progress progress) {
        nextDueAt = progress.nextDueAt().orElse(null);
        snoozedFrom = progress.snoozedFrom().orElse(null);
        lastDueAt = progress.lastDueAt().orElse(null);
        lastDoneAt = progress.lastDoneAt().orElse(null);
    }

    KeptReminder kept() {
        return kept(new Reminder(
                Optional.ofNullable(templateId),
                Optional.ofNullable(contentSlug),
                title,
                ownTitle,
                schedule(),
                Duration.ofSeconds(durationSeconds)));
    }

    /** As it was when it was made. */
    KeptReminder keptFirst() {
        return madeAs == null ? kept() : kept(madeAs.reminder(kept().reminder()));
    }

    private KeptReminder kept(Reminder reminder) {
        return new KeptReminder(
                id,
                personId,
                Optional.ofNullable(planId),
                reminder,
                firstDueAt,
                progress(),
                createdAt,
                Optional.ofNullable(endReason),
                pausedAt != null,
                unheeded,
                version);
    }

    private Schedule schedule() {
        var manner = new Manner(
                safetyPrompt,
                keepsZone,
                atWork,
                Optional.ofNullable(minGapSeconds).map(Duration::ofSeconds),
                Optional.ofNullable(askAgainSeconds).map(Duration::ofSeconds));
        return new Schedule(rrule, startsAtLocal, ZoneId.of(timeZone), endsAt, manner);
    }

    private Progress progress() {
        return new Progress(
                Optional.ofNullable(nextDueAt),
                Optional.ofNullable(snoozedFrom),
                Optional.ofNullable(lastDueAt),
                Optional.ofNullable(lastDoneAt));
    }

    /** Whether it reminds of the same part of a plan; of the same content only where that matters. */
    boolean isOf(Reminder reminder, boolean sameContent) {
        return reminder.templateId().equals(Optional.ofNullable(templateId))
                && (!sameContent || reminder.contentSlug().equals(Optional.ofNullable(contentSlug)));
    }

    void end(EndReason reason, Instant now) {
        nextDueAt = null;
        snoozedFrom = null;
        endedAt = now;
        endReason = reason;
    }

    /** It goes on from now. */
    void bringBack(Settings settings, Instant now) {
        endedAt = null;
        endReason = null;
        layAgain(settings, now);
    }

    /** It keeps its gap to what the other was last due or done, whose place it takes. */
    void takePlaceOf(ReminderRow other) {
        lastDueAt = later(lastDueAt, other.lastDueAt);
        lastDoneAt = later(lastDoneAt, other.lastDoneAt);
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other != null && other.isAfter(one) ? other : one;
    }

    /** Lays the future out again for a person's new day. */
    void layAgain(Settings settings, Instant now) {
        var day = settings.day(ZoneId.of(timeZone));
        var schedule = schedule().movedTo(day.zone());
        if (!schedule.zone().getId().equals(timeZone)) {
            timeZone = schedule.zone().getId();
            // Who would change it has read another zone.
            version++;
        }
        if (pausedAt == null) {
            take(new Layout(schedule, day).again(progress(), now));
        }
    }
}
