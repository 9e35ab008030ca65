package org.nape.reminder.act;

import java.time.Instant;
import java.util.Optional;
import org.nape.reminder.due.EndReason;
import org.nape.reminder.due.KeptReminder;
import org.nape.reminder.due.Layout;
import org.nape.reminder.due.Occurrence;

/**
 * What an act on an occurrence makes of its reminder.
 *
 * @param before what the occurrence was before the act
 * @param layout where the reminder goes on
 */
record Aftermath(KeptReminder reminder, Occurrence before, Layout layout) {
    /** @param stops whether it asks for no more once it is done */
    KeptReminder done(Instant at, boolean stops) {
        if (before.state() == Occurrence.State.DONE) {
            return reminder;
        }
        var done = reminder.acted(layout.done(reminder.progress(), at));
        return stops && !done.hasEnded() ? done.end(EndReason.DONE) : endedIfOver(done);
    }

    KeptReminder skipped(Instant at) {
        return endedIfOver(reminder.acted(layout.skipped(reminder.progress(), at)));
    }

    /** Empty where there is no room until then. */
    Optional<KeptReminder> snoozed(Instant until) {
        return layout.snoozed(reminder.progress(), until).map(reminder::putOff);
    }

    /** What was put off does not come again, and nothing else may. */
    private KeptReminder endedIfOver(KeptReminder after) {
        var wasPutOff = reminder.progress().putsOff(before.dueAt());
        return wasPutOff && layout.isOver(after.progress()) ? after.end(EndReason.FINISHED) : after;
    }
}
