package org.nape.reminder.calendar;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DateProperty;
import net.fortuna.ical4j.validate.ValidationEntry;

/**
 * A calendar as another library than the one that wrote it reads it. What the zones mean it learns from the calendar alone: they
 * are renamed before, so that no data of its own could help.
 */
final class ReadCalendar {
    private final Calendar calendar;

    private ReadCalendar(Calendar calendar) {
        this.calendar = calendar;
    }

    static ReadCalendar of(String text) {
        try {
            var renamed = unfolded(text).replaceAll("TZID([=:])([^:\r\n]+)", "TZID$1unheard-of-$2");
            return new ReadCalendar(new CalendarBuilder().build(new StringReader(renamed)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParserException e) {
            throw new AssertionError("It cannot be read", e);
        }
    }

    static String unfolded(String text) {
        return text.replace("\r\n ", "");
    }

    /** One event of it. */
    record Event(String uid, String title, Instant start, Instant end) {}

    List<Event> events() {
        return calendar.<VEvent>getComponents(Component.VEVENT).stream()
                .map(event -> new Event(
                        value(event, Property.UID),
                        value(event, Property.SUMMARY),
                        moment(event, Property.DTSTART),
                        moment(event, Property.DTEND)))
                .toList();
    }

    /** What it finds wrong. That RFC 5546 wants an organizer is left out: programs take what has one for an invitation. */
    List<String> faults() {
        return calendar.validate().getEntries().stream()
                .map(ValidationEntry::toString)
                .filter(fault -> !fault.contains("ORGANIZER"))
                .toList();
    }

    private static String value(VEvent event, String property) {
        return event.getProperty(property).orElseThrow().getValue();
    }

    private static Instant moment(VEvent event, String property) {
        DateProperty<?> date = event.<DateProperty<?>>getProperty(property).orElseThrow();
        return Instant.from(date.getDate());
    }
}
