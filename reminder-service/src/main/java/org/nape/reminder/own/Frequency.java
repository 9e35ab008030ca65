package org.nape.reminder.own;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.nape.reminder.due.RecurrenceRules;
import org.nape.reminder.due.Schedule;

/** How often a person may have themselves reminded: once an hour, of screen breaks every 20 minutes. */
final class Frequency {
    private static final String SCREEN_BREAKS = "screen-breaks";
    private static final String NEVER = "never comes true";
    private static final Duration HORIZON = Duration.ofDays(366);

    private Frequency() {}

    /** What is wrong with the rule, and what is allowed; empty for a rule that leaves enough time between. */
    static Optional<String> findFault(Schedule schedule, Optional<String> contentSlug) {
        var least =
                contentSlug.filter(SCREEN_BREAKS::equals).isPresent() ? Duration.ofMinutes(20) : Duration.ofHours(1);
        try {
            var rule = RecurrenceRules.parse(schedule.rrule(), schedule.zone());
            var isTooOften = isTooOftenByItsParts(rule, least) || isTooOften(rule, schedule.start(), least);
            return isTooOften
                    ? Optional.of("reminds too often: at most once an hour, and of screen-breaks every 20 minutes")
                    : Optional.empty();
        } catch (InvalidRecurrenceRuleException | IllegalArgumentException e) {
            return Optional.of(NEVER);
        }
    }

    /** Says so without laying the rule out, which for such a rule could mean millions of instances. */
    private static boolean isTooOftenByItsParts(RecurrenceRule rule, Duration least) {
        return rule.getFreq() == Freq.SECONDLY
                || (rule.getFreq() == Freq.MINUTELY && least.toHours() >= 1)
                || size(rule, RecurrenceRule.Part.BYSECOND) > 1
                || size(rule, RecurrenceRule.Part.BYMINUTE)
                        > Duration.ofHours(1).dividedBy(least);
    }

    private static int size(RecurrenceRule rule, RecurrenceRule.Part part) {
        return Optional.ofNullable(rule.getByPart(part))
                .map(values -> values.size())
                .orElse(0);
    }

    private static boolean isTooOften(RecurrenceRule rule, LocalDateTime start, Duration least) {
        var instances = rule.iterator(RecurrenceRules.floating(start));
        var horizon = start.plus(HORIZON);
        var before = Optional.<LocalDateTime>empty();
        while (instances.hasNext()) {
            var next = RecurrenceRules.local(instances.nextMillis());
            if (next.isAfter(horizon)) {
                return false;
            }
            if (before.filter(last -> last.plus(least).isAfter(next)).isPresent()) {
                return true;
            }
            before = Optional.of(next);
        }
        return false;
    }
}
