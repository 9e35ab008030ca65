package org.nape.reminder.due;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A reminder that was made for someone.
 *
 * @param planId the plan that it belongs to; empty for the person's own
 * @param nextDueAt empty once it has ended, while it is paused and while the person's day leaves it no room
 * @param hasEnded whether it never falls due again
 */
public record KeptReminder(
        UUID id,
        UUID personId,
        Optional<UUID> planId,
        Reminder reminder,
        Instant firstDueAt,
        Optional<Instant> nextDueAt,
        Instant createdAt,
        boolean hasEnded) {}
