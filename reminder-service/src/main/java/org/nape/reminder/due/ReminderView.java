package org.nape.reminder.due;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reminder as the API shows it.
 *
 * @param planId the plan that it belongs to; null for the person's own
 * @param templateId which reminder of the care plans it is; null for the person's own
 * @param start local wall-clock time in {@code timeZone}
 * @param paused whether nothing falls due until it is resumed
 * @param nextDueAt null while it is paused, and once nothing falls due any more
 * @param endsAt nothing falls due after it
 * @param offer to be reminded less often; null unless several in a row have passed without the person
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
        boolean paused,
        @Nullable Instant nextDueAt,
        Instant endsAt,
        Instant createdAt,
        @Nullable FewerOffer offer) {

    /**
     * An offer to be reminded less often.
     *
     * @param reason why it is made, to tell the person
     * @param rrule what {@code POST …/fewer} takes to accept it
     */
    public record FewerOffer(String reason, String rrule) {
        private static FewerOffer of(Fewer.Offer offer) {
            return new FewerOffer(
                    "%d in a row have passed without you. Fewer may suit you better.".formatted(offer.missedInRow()),
                    offer.rrule());
        }
    }

    static ReminderView of(KeptReminder kept, Optional<Fewer.Offer> offer) {
        return of(kept, kept.nextDueAt().orElse(null), kept.isPaused(), offer);
    }

    /** As it was when it was made. */
    public static ReminderView first(KeptReminder kept) {
        return of(kept, kept.firstDueAt(), false, Optional.empty());
    }

    private static ReminderView of(
            KeptReminder kept, @Nullable Instant nextDueAt, boolean paused, Optional<Fewer.Offer> offer) {
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
                paused,
                nextDueAt,
                reminder.schedule().end(),
                kept.createdAt(),
                offer.map(FewerOffer::of).orElse(null));
    }
}
