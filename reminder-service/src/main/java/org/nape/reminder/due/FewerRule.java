package org.nape.reminder.due;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;

/**
 * A rule that comes about half as often as another, and never when that does not: of the minutes, hours or days that it names
 * every second is left out, or else every second turn. It lasts no longer either.
 */
final class FewerRule {
    /** From what comes most often to what comes least. */
    private static final List<String> NAMED = List.of("BYMINUTE", "BYHOUR", "BYDAY", "BYMONTHDAY");

    private static final int LONGEST_INTERVAL = 1_000;
    private static final DateTimeFormatter UNTIL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");

    private final Schedule schedule;
    private final Map<String, String> parts;

    private FewerRule(Schedule schedule) {
        this.schedule = schedule;
        this.parts = Arrays.stream(schedule.rrule().split(";"))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> part[1], (first, _) -> first, LinkedHashMap::new));
    }

    /** Empty for a rule that cannot come less often. */
    static Optional<String> of(Schedule schedule) {
        return new FewerRule(schedule).halved();
    }

    private Optional<String> halved() {
        // Of which days the last or the second is chosen, no day can be left out.
        var named = parts.containsKey("BYSETPOS") ? List.of("BYSETPOS") : NAMED;
        var first = named.stream()
                .filter(name -> parts.getOrDefault(name, "").contains(","))
                .findFirst();
        int interval = 2 * Integer.parseInt(parts.getOrDefault("INTERVAL", "1"));
        if (first.isEmpty() && interval > LONGEST_INTERVAL) {
            return Optional.empty();
        }
        first.ifPresentOrElse(
                name -> parts.computeIfPresent(name, (_, values) -> everySecond(values.split(","))),
                () -> parts.put("INTERVAL", Integer.toString(interval)));
        endAsBefore();
        return Optional.of(parts.entrySet().stream()
                .map(part -> part.getKey() + "=" + part.getValue())
                .collect(Collectors.joining(";")));
    }

    private static String everySecond(String[] values) {
        return IntStream.range(0, values.length)
                .filter(place -> place % 2 == 0)
                .mapToObj(place -> values[place])
                .collect(Collectors.joining(","));
    }

    /** Counted on, it would last twice as long. */
    private void endAsBefore() {
        if (parts.remove("COUNT") != null) {
            findLast().ifPresent(last -> parts.put("UNTIL", UNTIL.format(last)));
        }
    }

    /** Empty if it would go on beyond the end of the schedule, which ends it anyway. */
    private Optional<LocalDateTime> findLast() {
        try {
            var times = RecurrenceRules.parse(schedule.rrule(), schedule.zone())
                    .iterator(RecurrenceRules.floating(schedule.start()));
            var end = LocalDateTime.ofInstant(schedule.end(), schedule.zone());
            var last = schedule.start();
            while (times.hasNext()) {
                last = RecurrenceRules.local(times.nextMillis());
                if (last.isAfter(end)) {
                    return Optional.empty();
                }
            }
            return Optional.of(last);
        } catch (InvalidRecurrenceRuleException | IllegalArgumentException e) {
            // It ends by itself once it is due.
            return Optional.empty();
        }
    }
}
