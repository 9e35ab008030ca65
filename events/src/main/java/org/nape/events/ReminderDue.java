package org.nape.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * It is time: a person's reminder is due now.
 *
 * @param contentSlug what to show; null for a reminder with nothing but a title
 * @param durationSeconds how long the thing to do takes, 0 or more
 * @param expiresAt from then on it is too late to show it
 * @param checkIn which check-in of the care plans it is, such as {@code ci_day7}; null for any other reminder
 * @param bundledAt when the first of those fell due that are shown as one with it; null if nobody told
 */
public record ReminderDue(
        UUID reminderId,
        Instant dueAt,
        UUID personId,
        @Nullable String contentSlug,
        String title,
        long durationSeconds,
        Instant expiresAt,
        @Nullable String checkIn,
        @Nullable Instant bundledAt)
        implements Event {

    public static final String TOPIC = "reminder-due";

    public ReminderDue {
        requireNonNull(reminderId, "reminderId");
        requireNonNull(dueAt, "dueAt");
        requireNonNull(personId, "personId");
        requireNonNull(title, "title");
        requireNonNull(expiresAt, "expiresAt");
        if (durationSeconds < 0) {
            throw new IllegalArgumentException("durationSeconds is negative");
        }
    }

    /** One that is shown by itself. */
    public ReminderDue(
            UUID reminderId,
            Instant dueAt,
            UUID personId,
            @Nullable String contentSlug,
            String title,
            long durationSeconds,
            Instant expiresAt,
            @Nullable String checkIn) {
        this(reminderId, dueAt, personId, contentSlug, title, durationSeconds, expiresAt, checkIn, null);
    }

    /** The same, shown as one with what fell due first. */
    public ReminderDue bundledAt(Instant first) {
        return new ReminderDue(
                reminderId, dueAt, personId, contentSlug, title, durationSeconds, expiresAt, checkIn, first);
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    /** Reminder and due time: sending the same occurrence again is recognised as a repeat. */
    @Override
    public String id() {
        return reminderId + "/" + dueAt;
    }
}
