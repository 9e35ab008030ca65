package org.nape.reminder.calendar;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VAlarm;
import biweekly.component.VEvent;
import biweekly.io.text.ICalWriter;
import biweekly.parameter.Related;
import biweekly.property.Action;
import biweekly.property.CalendarScale;
import biweekly.property.Classification;
import biweekly.property.DateTimeStamp;
import biweekly.property.Method;
import biweekly.property.Trigger;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.nape.reminder.upcoming.Entry;

/**
 * A person's timetable as iCalendar (RFC 5545, RFC 7986). The same timetable is the same text, whenever it is written. Times are
 * written as Java's rules have them; the library has a clock of its own for those that it writes.
 *
 * @param zone where the person is
 * @param to the first moment that does not belong to it
 */
record CalendarFeed(List<Entry> entries, ZoneId zone, Instant from, Instant to) {
    /** A calendar is read by others, too. */
    private static final String NAME = "Reminders";

    private static final String EVERY = "PT1H";
    /** Programs do not show what takes no time. */
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    String text(String description) {
        var calendar = head(description);
        // That of the person always: a calendar without any component would be none.
        Stream.concat(Stream.of(zone), entries.stream().map(Entry::zone))
                .distinct()
                .map(each -> ZoneComponent.of(each, from, to.plus(Duration.ofDays(1))))
                .forEach(calendar::addComponent);
        entries.stream().map(CalendarFeed::event).forEach(calendar::addEvent);
        return Folding.fold(written(calendar));
    }

    /** Its name and description in the old way and the new. */
    private ICalendar head(String description) {
        var calendar = new ICalendar();
        calendar.setProductId("-//Nape//Reminders//EN");
        calendar.setCalendarScale(CalendarScale.gregorian());
        calendar.setMethod(Method.publish());
        calendar.addName(NAME);
        calendar.addExperimentalProperty("X-WR-CALNAME", NAME);
        calendar.addDescription(description);
        calendar.addExperimentalProperty("X-WR-CALDESC", description);
        calendar.addExperimentalProperty("X-WR-TIMEZONE", zone.getId());
        calendar.addExperimentalProperty("REFRESH-INTERVAL", EVERY).setParameter("VALUE", "DURATION");
        calendar.addExperimentalProperty("X-PUBLISHED-TTL", EVERY);
        return calendar;
    }

    private static VEvent event(Entry entry) {
        var event = new VEvent();
        event.setUid(
                entry.reminderId() + "/" + entry.move().map(Entry.Move::from).orElse(entry.dueAt()));
        // Not now: nothing has changed since.
        event.setDateTimeStamp((DateTimeStamp) null);
        event.addExperimentalProperty(
                "DTSTAMP", UTC.format(entry.move().map(Entry.Move::at).orElse(entry.madeAt())));
        addTimes(entry, event);
        event.setSummary(entry.title());
        event.setTransparency(true);
        event.setClassification(Classification.private_());
        event.setSequence(entry.move().map(Entry.Move::times).orElse(0));
        entry.move().ifPresent(move -> event.addExperimentalProperty("LAST-MODIFIED", UTC.format(move.at())));
        event.addAlarm(alarm(entry));
        return event;
    }

    private static VAlarm alarm(Entry entry) {
        var atOnce = new Trigger(biweekly.util.Duration.builder().seconds(0).build(), Related.START);
        var alarm = new VAlarm(Action.display(), atOnce);
        alarm.setDescription(entry.title());
        return alarm;
    }

    /** In UTC where the person's clock shows the same time twice: RFC 5545 means the first, some programs the second. */
    private static void addTimes(Entry entry, VEvent event) {
        var duration = entry.duration().compareTo(SHORTEST) < 0 ? SHORTEST : entry.duration();
        var end = entry.dueAt().plus(duration);
        var isPlain = Stream.of(entry.dueAt(), end).allMatch(moment -> isPlain(moment, entry.zone()));
        addTime("DTSTART", entry.dueAt(), entry.zone(), isPlain, event);
        addTime("DTEND", end, entry.zone(), isPlain, event);
    }

    private static void addTime(String name, Instant moment, ZoneId zone, boolean isPlain, VEvent event) {
        if (isPlain) {
            event.addExperimentalProperty(name, LOCAL.format(moment.atZone(zone)))
                    .setParameter("TZID", zone.getId());
        } else {
            event.addExperimentalProperty(name, UTC.format(moment));
        }
    }

    private static boolean isPlain(Instant moment, ZoneId zone) {
        var rules = zone.getRules();
        return !rules.equals(ZoneOffset.UTC.getRules())
                && rules.getValidOffsets(moment.atZone(zone).toLocalDateTime()).size() == 1;
    }

    private static String written(ICalendar calendar) {
        var text = new StringWriter();
        try (var writer = new ICalWriter(text, ICalVersion.V2_0)) {
            writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
            writer.write(calendar);
        } catch (IOException e) {
            throw new UncheckedIOException("A calendar cannot be written", e);
        }
        return text.toString();
    }
}
