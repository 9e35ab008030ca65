package org.nape.reminder.plan;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.nape.knowledge.Level;
import org.nape.reminder.due.Reminder;

/**
 * What a person is to do after a report, day by day.
 *
 * @param parts the care plans that it is made of
 * @param shown slugs, in order
 * @param reminders check-ins first
 */
record Plan(
        Level level,
        Instant startsAt,
        Instant endsAt,
        ZoneId zone,
        List<String> parts,
        List<String> shown,
        List<Reminder> reminders) {

    Plan {
        parts = List.copyOf(parts);
        shown = List.copyOf(shown);
        reminders = List.copyOf(reminders);
    }
}
