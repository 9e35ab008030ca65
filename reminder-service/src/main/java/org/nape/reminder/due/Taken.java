package org.nape.reminder.due;

import java.time.Instant;
import java.util.Optional;
import org.nape.reminder.day.Settings;

/**
 * A due reminder as it was when its lane was looked at. It is not locked: whoever changes it meanwhile does not wait.
 *
 * @param seen which version of the row it was
 * @param told the last occurrence that was sent or missed
 */
record Taken(DueReminder reminder, long seen, Optional<Instant> told) {
    /** What becomes of it. What was told before is not told again, but it goes on from there. */
    DueReminder.Turn turn(Instant now, Settings settings) {
        var turn = reminder.turn(now, settings);
        return told.filter(last -> !last.isBefore(reminder.dueAt()))
                .map(turn::without)
                .orElse(turn);
    }
}
