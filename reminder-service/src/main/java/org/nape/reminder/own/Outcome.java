package org.nape.reminder.own;

import java.util.List;
import org.nape.reminder.due.KeptReminder;

/** What came of the wish to make a reminder. */
sealed interface Outcome {
    /** It is kept, now or since the first time that it was sent under this key. */
    record Made(KeptReminder reminder) implements Outcome {}

    /** The key came with another body before. */
    record KeyReused() implements Outcome {}

    /** The person has as many as anyone may have. */
    record TooMany(int most) implements Outcome {}

    /** Something in it cannot be read. */
    record Malformed(List<WishReading.Fault> faults) implements Outcome {}

    /** It is clear, but not allowed. */
    record NotAllowed(List<WishReading.Fault> faults) implements Outcome {}
}
