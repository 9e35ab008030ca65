package org.nape.reminder.due;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;

/** RFC 5545 rules in wall-clock time: the zone is ours to apply, because the library must not decide about gaps and folds. */
public final class RecurrenceRules {
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    private RecurrenceRules() {}

    /**
     * Reads a rule strictly. UNTIL may be in UTC, as RFC 5545 wants it beside a zone, or local; a bare date means all of
     * that day.
     */
    public static RecurrenceRule parse(String rrule, ZoneId zone) throws InvalidRecurrenceRuleException {
        var rule = new RecurrenceRule(rrule, RecurrenceRule.RfcMode.RFC5545_STRICT);
        if (rule.getUntil() != null) {
            rule.setUntil(floating(lastMoment(rule.getUntil(), zone)));
        }
        return rule;
    }

    private static LocalDateTime lastMoment(DateTime until, ZoneId zone) {
        if (until.isAllDay()) {
            return local(until).with(LAST_SECOND);
        }
        return until.isFloating()
                ? local(until)
                : LocalDateTime.ofInstant(Instant.ofEpochMilli(until.getTimestamp()), zone);
    }

    /** A wall-clock time as the library writes it; it counts months from zero and knows whole seconds only. */
    public static DateTime floating(LocalDateTime time) {
        return new DateTime(
                time.getYear(),
                time.getMonthValue() - 1,
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                time.getSecond());
    }

    /** The wall-clock time of an instance: without a zone the library counts its milliseconds as if in UTC. */
    public static LocalDateTime local(long floatingMillis) {
        return LocalDateTime.ofEpochSecond(Math.floorDiv(floatingMillis, 1000L), 0, ZoneOffset.UTC);
    }

    private static LocalDateTime local(DateTime time) {
        return LocalDateTime.of(
                time.getYear(),
                time.getMonth() + 1,
                time.getDayOfMonth(),
                time.getHours(),
                time.getMinutes(),
                time.getSeconds());
    }
}
