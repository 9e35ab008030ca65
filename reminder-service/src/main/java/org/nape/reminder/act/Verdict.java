package org.nape.reminder.act;

import org.nape.reminder.due.Occurrence;

/** Whether an act on an occurrence is taken. */
sealed interface Verdict {
    /** It was taken before: nothing changes. */
    record Again() implements Verdict {}

    /** This becomes of the occurrence. */
    record Take(Occurrence after) implements Verdict {}

    record Refuse(Refusal why) implements Verdict {}
}
