package org.nape.knowledge;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/**
 * What holds for every reminder.
 *
 * @param bundleWithin reminders due this close together are shown as one
 * @param missedBeforeFewer after so many missed in a row, fewer are offered
 * @param longestPlan all reminders of a plan end after this
 * @param texts the rules in full, by their name in the file
 */
public record ReminderPolicy(
        LocalTime quietFrom,
        LocalTime quietTo,
        int maxPerDay,
        Duration bundleWithin,
        List<Duration> snooze,
        int missedBeforeFewer,
        Duration longestPlan,
        Map<String, String> texts) {

    public ReminderPolicy {
        snooze = List.copyOf(snooze);
        texts = Map.copyOf(texts);
    }

    /** Whether nothing may be sent at this local time; the end of the quiet hours itself is not quiet. */
    public boolean isQuiet(LocalTime time) {
        return quietFrom.isAfter(quietTo)
                ? !time.isBefore(quietFrom) || time.isBefore(quietTo)
                : !time.isBefore(quietFrom) && time.isBefore(quietTo);
    }
}
