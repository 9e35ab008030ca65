package org.nape.reminder.due;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reminder as the API shows it.
 *
 * @param planId the plan that it belongs to; null for the person's own
 * @param templateId which reminder of the care plans it is; null for the person's own
 * @param start local wall-clock time in {@code timeZone}
 * @param nextDueAt null once nothing falls due any more
 * @param endsAt nothing falls due after it
 */
public record ReminderView(
        UUID reminderId,
        @Nullable UUID planId,
        @Nullable String templateId,
        @Nullable String contentSlug,
        String title,
        String rrule,
        LocalDateTime start,
        String timeZone,
        String duration,
        long durationSeconds,
        @Nullable Instant nextDueAt,
        Instant endsAt,
        Instant createdAt) {

    public static ReminderView of(KeptReminder kept) {
        return of(kept, kept.nextDueAt().orElse(null));
    }

    /** As it was when it was made. */
    public static ReminderView first(KeptReminder kept) {
        return of(kept, kept.firstDueAt());
    }

    private static ReminderView of(KeptReminder kept, @Nullable Instant nextDueAt) {
        var reminder = kept.reminder();
        return new ReminderView(
                kept.id(),
                kept.planId().orElse(null),
                reminder.templateId().orElse(null),
                reminder.contentSlug().orElse(null),
                reminder.title(),
                reminder.schedule().rrule(),
                reminder.schedule().start(),
                reminder.schedule().zone().getId(),
                reminder.duration().toString(),
                reminder.duration().toSeconds(),
                nextDueAt,
                reminder.schedule().end(),
                kept.createdAt());
    }
}
