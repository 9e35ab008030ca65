package org.nape.reminder.due;

import java.time.Duration;
import java.util.Optional;

/**
 * What holds for a reminder beside its rule.
 *
 * @param safetyPrompt whether quiet hours put an occurrence off to their end instead of dropping it
 * @param keepsZone whether it stays in its zone when the person moves; otherwise it keeps its wall-clock time
 * @param atWork whether it falls due only while the person works
 * @param minGap the least time between two occurrences, whatever was put off
 * @param askAgain how long after an occurrence that nobody answers it falls due once more
 */
public record Manner(
        boolean safetyPrompt,
        boolean keepsZone,
        boolean atWork,
        Optional<Duration> minGap,
        Optional<Duration> askAgain) {

    /** It repeats, and what falls into quiet hours is dropped. */
    public static final Manner REPEATING = new Manner(false, false, false, Optional.empty(), Optional.empty());
    /** It happens once, at that very instant or after the quiet hours. */
    public static final Manner SAFETY_PROMPT = new Manner(true, true, false, Optional.empty(), Optional.empty());

    /** Asks once more, so long after an occurrence that nobody answers. */
    Manner askingAgain(Duration after) {
        return new Manner(safetyPrompt, keepsZone, atWork, minGap, Optional.of(after));
    }

    Manner withoutAskingAgain() {
        return new Manner(safetyPrompt, keepsZone, atWork, minGap, Optional.empty());
    }
}
