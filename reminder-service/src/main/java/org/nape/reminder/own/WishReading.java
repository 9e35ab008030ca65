package org.nape.reminder.own;

import java.time.Instant;
import java.util.List;
import org.nape.reminder.due.Reminder;
import org.nape.web.Problem;

/** What becomes of a wish for a reminder. */
sealed interface WishReading {
    /** It can be kept. */
    record Understood(Reminder reminder, Instant firstDueAt) implements WishReading {}

    /** Something in it cannot be read. */
    record Malformed(List<Fault> faults) implements WishReading {}

    /** It is clear, but nobody may be reminded like this. */
    record NotAllowed(List<Fault> faults) implements WishReading {}

    /**
     * What is wrong, and what is allowed.
     *
     * @param pointer JSON Pointer to the field
     */
    record Fault(String pointer, String detail) {
        static List<Problem.Fault> shown(List<Fault> faults) {
            return faults.stream()
                    .map(fault -> new Problem.Fault(fault.pointer(), fault.detail()))
                    .toList();
        }
    }
}
