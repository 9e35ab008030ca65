package org.nape.reminder.own;

import java.util.List;
import org.nape.reminder.due.KeptReminder;

/** What came of the wish to change or delete a reminder. */
sealed interface Change {
    /** It is as wished, now or before. */
    record Made(KeptReminder reminder) implements Change {}

    /** There is none, it has ended, or it is another person's. */
    record NoSuch() implements Change {}

    /** It is another version than the caller has read. */
    record Outdated() implements Change {}

    /** Something in it cannot be read. */
    record Malformed(List<WishReading.Fault> faults) implements Change {}

    /** It is clear, but nobody may be reminded like this. */
    record NotAllowed(List<WishReading.Fault> faults) implements Change {}

    /** It asks whether the person is safe: neither paused nor deleted. */
    record SafetyPrompt() implements Change {}

    /** Nothing is resumed while a red flag stands. */
    record UnderRedFlag() implements Change {}

    /** No fewer are offered, or others. */
    record NotOffered() implements Change {}
}
