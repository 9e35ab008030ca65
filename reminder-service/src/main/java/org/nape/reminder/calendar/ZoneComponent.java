package org.nape.reminder.calendar;

import biweekly.component.DaylightSavingsTime;
import biweekly.component.Observance;
import biweekly.component.StandardTime;
import biweekly.component.VTimezone;
import biweekly.util.DateTimeComponents;
import biweekly.util.UtcOffset;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.stream.Stream;

/**
 * What a calendar says of a zone: its offset when the calendar begins, and each change until it ends. From Java's own rules,
 * which are those that everything was laid out by; a library's may be older.
 */
final class ZoneComponent {
    /** For a zone whose clock never changed before. */
    private static final LocalDateTime EVER = LocalDateTime.of(1970, 1, 1, 0, 0);

    private ZoneComponent() {}

    static VTimezone of(ZoneId zone, Instant from, Instant to) {
        var rules = zone.getRules();
        var component = new VTimezone(zone.getId());
        var before = rules.previousTransition(from.plusSeconds(1));
        if (before == null) {
            var offset = rules.getOffset(from);
            component.addStandardTime(observance(new StandardTime(), EVER, offset, offset));
        } else {
            add(before, zone, component);
        }
        Stream.iterate(
                        rules.nextTransition(from),
                        change -> change != null && change.getInstant().isBefore(to),
                        change -> rules.nextTransition(change.getInstant()))
                .forEach(change -> add(change, zone, component));
        return component;
    }

    private static void add(ZoneOffsetTransition change, ZoneId zone, VTimezone component) {
        if (zone.getRules().isDaylightSavings(change.getInstant())) {
            component.addDaylightSavingsTime(observance(new DaylightSavingsTime(), change));
        } else {
            component.addStandardTime(observance(new StandardTime(), change));
        }
    }

    private static <T extends Observance> T observance(T observance, ZoneOffsetTransition change) {
        return observance(observance, change.getDateTimeBefore(), change.getOffsetBefore(), change.getOffsetAfter());
    }

    private static <T extends Observance> T observance(
            T observance, LocalDateTime onset, ZoneOffset before, ZoneOffset after) {
        observance.setDateStart(new DateTimeComponents(
                onset.getYear(),
                onset.getMonthValue(),
                onset.getDayOfMonth(),
                onset.getHour(),
                onset.getMinute(),
                onset.getSecond(),
                false));
        observance.setTimezoneOffsetFrom(offset(before));
        observance.setTimezoneOffsetTo(offset(after));
        observance.addTimezoneName(after.equals(ZoneOffset.UTC) ? "UTC" : after.getId());
        return observance;
    }

    private static UtcOffset offset(ZoneOffset offset) {
        return new UtcOffset(offset.getTotalSeconds() * 1_000L);
    }
}
