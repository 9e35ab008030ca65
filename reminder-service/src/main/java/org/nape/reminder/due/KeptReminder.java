package org.nape.reminder.due;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A reminder that was made for someone.
 *
 * @param planId the plan that it belongs to; empty for the person's own
 * @param ended why it never falls due again; empty while it is active
 * @param isPaused whether nothing falls due until the person resumes it
 * @param unheeded how many were sent or missed since the person last did something about it
 * @param version counts the changes that people make
 */
public record KeptReminder(
        UUID id,
        UUID personId,
        Optional<UUID> planId,
        Reminder reminder,
        Instant firstDueAt,
        Progress progress,
        Instant createdAt,
        Optional<EndReason> ended,
        boolean isPaused,
        int unheeded,
        long version) {

    /** Empty once it has ended, while it is paused and while the person's day leaves it no room. */
    public Optional<Instant> nextDueAt() {
        return progress.nextDueAt();
    }

    public boolean hasEnded() {
        return ended.isPresent();
    }

    /** Whether it asks if the person is safe. */
    public boolean isSafetyPrompt() {
        return reminder.schedule().manner().safetyPrompt();
    }

    /** Whether it asks questions that triage judges. */
    public boolean isCheckIn() {
        return isSafetyPrompt() && reminder.contentSlug().isEmpty();
    }

    /** The person has acted on an occurrence: it goes on from there. */
    public KeptReminder acted(Progress after) {
        return with(reminder, after, ended, isPaused, 0, version);
    }

    /** The occurrence that was due last is put off; one that has ended is active again until that has come. */
    public KeptReminder putOff(Progress after) {
        return with(reminder.askingAgainAfter(progress), after, Optional.empty(), false, 0, version);
    }

    public KeptReminder end(EndReason reason) {
        return with(reminder, progress.withNothingPlanned(), Optional.of(reason), isPaused, unheeded, version);
    }

    /** The person wants something else of it. */
    public KeptReminder change(Reminder wished, Progress after, boolean paused) {
        return with(wished, after, ended, paused, 0, version + 1);
    }

    private KeptReminder with(
            Reminder other,
            Progress after,
            Optional<EndReason> endReason,
            boolean paused,
            int unheededSince,
            long otherVersion) {
        return new KeptReminder(
                id,
                personId,
                planId,
                other,
                firstDueAt,
                after,
                createdAt,
                endReason,
                paused,
                unheededSince,
                otherVersion);
    }
}
