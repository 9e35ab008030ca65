package org.nape.reminder.act;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a person does about the occurrence that was due then. */
sealed interface Act {
    Instant dueAt();

    /** @param worse whether it made it worse, if the person says so */
    record Done(Instant dueAt, Optional<Boolean> worse) implements Act {
        boolean saysWorse() {
            return worse.orElse(false);
        }
    }

    record Skip(Instant dueAt) implements Act {}

    record Snooze(Instant dueAt, Duration by) implements Act {}
}
