package org.nape.reminder.due;

import java.time.Instant;
import java.util.Optional;

/**
 * When a person is offered to be reminded less often.
 *
 * @param afterMissed so many in a row have passed without them
 */
public record Fewer(int afterMissed) {
    /**
     * What is offered.
     *
     * @param missedInRow how many have passed without the person
     * @param rrule the rule that comes less often
     */
    public record Offer(int missedInRow, String rrule) {}

    /** Nothing is offered that would leave out a question of safety, or leave nothing at all. */
    public Optional<Offer> offer(KeptReminder kept, Instant now) {
        int missed = missedInRow(kept, now);
        if (missed < afterMissed || kept.hasEnded() || kept.isPaused() || kept.isSafetyPrompt()) {
            return Optional.empty();
        }
        var schedule = kept.reminder().schedule();
        return FewerRule.of(schedule)
                .filter(rule -> !schedule.with(rule).isOverAfter(now))
                .map(rule -> new Offer(missed, rule));
    }

    /** What the person can still act on is not missed yet. */
    private static int missedInRow(KeptReminder kept, Instant now) {
        var isLastOpen = kept.progress()
                .lastDueAt()
                .map(last -> kept.reminder().windowEnd(last, kept.nextDueAt()))
                .filter(now::isBefore)
                .isPresent();
        return kept.unheeded() - (isLastOpen ? 1 : 0);
    }
}
