package org.nape.reminder.act;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nape.reminder.due.KeptReminder;
import org.nape.reminder.due.Occurrence;

/** What came of an act. */
sealed interface ActOutcome {
    /**
     * It is taken, now or before.
     *
     * @param reCheck the check-in that asks how the person is, because it made it worse
     */
    record Taken(Occurrence occurrence, KeptReminder reminder, Optional<UUID> reCheck) implements ActOutcome {}

    /**
     * Nothing has changed.
     *
     * @param occurrence as it is; empty if there is none
     * @param roomFor by how long it could be put off; only where there is no room for what was asked
     */
    record Refused(Refusal why, Optional<Occurrence> occurrence, List<Duration> roomFor) implements ActOutcome {
        static Refused of(Refusal why) {
            return new Refused(why, Optional.empty(), List.of());
        }

        static Refused of(Refusal why, Occurrence occurrence) {
            return new Refused(why, Optional.of(occurrence), List.of());
        }
    }

    /** There is no such reminder or occurrence of this person. */
    record NoSuch() implements ActOutcome {}
}
