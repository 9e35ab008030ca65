package org.nape.reminder.plan;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.nape.knowledge.Level;
import org.nape.reminder.due.Reminder;

/**
 * What a person is to do after a report, day by day.
 *
 * @param composition what it was made of, for when the person chooses otherwise
 * @param parts the care plans that it is made of
 * @param shown slugs, in order
 * @param reminders check-ins first; also those that begin when the first days are over
 * @param handOver empty where the plan stays the same to its end
 */
record Plan(
        Composition composition,
        Instant endsAt,
        ZoneId zone,
        List<String> parts,
        List<String> shown,
        List<Reminder> reminders,
        Optional<HandOver> handOver) {

    /** When the first 72 hours of the symptoms are over, and what the plan is made of and shows from then on. */
    record HandOver(Instant at, List<String> parts, List<String> shown) {
        HandOver {
            parts = List.copyOf(parts);
            shown = List.copyOf(shown);
        }
    }

    Plan {
        parts = List.copyOf(parts);
        shown = List.copyOf(shown);
        reminders = List.copyOf(reminders);
    }

    Level level() {
        return composition.level();
    }

    Instant startsAt() {
        return composition.startsAt();
    }
}
