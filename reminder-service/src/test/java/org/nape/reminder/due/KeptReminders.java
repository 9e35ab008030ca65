package org.nape.reminder.due;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Reminders as they are kept, for tests. */
public final class KeptReminders {
    private KeptReminders() {}

    /** A person's own, of which nothing has fallen due yet. */
    public static KeptReminder fresh(UUID personId, Reminder reminder, Optional<Instant> next, Instant createdAt) {
        return new KeptReminder(
                UUID.randomUUID(),
                personId,
                Optional.empty(),
                reminder,
                next.orElse(createdAt),
                new Progress(next, Optional.empty(), Optional.empty(), Optional.empty()),
                createdAt,
                Optional.empty(),
                false,
                0,
                1);
    }
}
