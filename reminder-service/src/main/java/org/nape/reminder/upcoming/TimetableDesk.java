package org.nape.reminder.upcoming;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nape.events.ReminderDue;
import org.nape.reminder.day.Settings;
import org.nape.reminder.day.SettingsList;
import org.nape.reminder.due.Bundling;
import org.nape.reminder.due.Forecast;
import org.nape.reminder.due.KeptReminder;
import org.nape.reminder.due.Occurrence;
import org.nape.reminder.due.Reminders;
import org.nape.web.Place;

/** Reads a person's timetable: the reminders before their history, so that what is sent meanwhile is not in neither. */
@ApplicationScoped
public class TimetableDesk {
    /** More than a plan and one's own can be. */
    private static final int MOST_REMINDERS = 500;
    /** Longer than anything is put off. */
    private static final Duration LONGEST_SNOOZE = Duration.ofDays(1);

    private final SettingsList settings;
    private final Reminders reminders;
    private final PastOccurrences past;
    private final Bundling bundling;
    private final Clock clock;

    TimetableDesk(SettingsList settings, Reminders reminders, PastOccurrences past, Bundling bundling, Clock clock) {
        this.settings = settings;
        this.reminders = reminders;
        this.past = past;
        this.bundling = bundling;
        this.clock = clock;
    }

    public Settings settings(UUID personId) {
        return settings.of(personId);
    }

    /**
     * The first so many entries of a person's timetable, in order of time.
     *
     * @param from the first moment of it
     * @param to the first moment after it
     * @param after only what comes later in the order
     */
    public List<Entry> read(UUID personId, Instant from, Instant to, Optional<Place> after, int most) {
        var now = clock.instant();
        var theirs = settings.of(personId);
        var bundle = past.findNewestBundle(personId);
        var active = reminders.listActive(personId, Optional.empty(), MOST_REMINDERS);
        var start = after.map(Place::at).filter(from::isBefore).orElse(from);
        var lines = start.isBefore(now) ? past.list(personId, start, to, after, most) : List.<Occurrence>of();
        var snoozes = past.snoozes(personId, start.minus(LONGEST_SNOOZE), to);
        var timetable = new Timetable(with(active, lines, personId), theirs, snoozes, now);
        lines.forEach(timetable::add);
        foretold(new Forecast(active, theirs, bundling, bundle, now).from(start), to, after)
                .limit(most)
                .forEach(timetable::add);
        return timetable.first(most);
    }

    /** Also those that have ended, of which something was. */
    private List<KeptReminder> with(List<KeptReminder> active, List<Occurrence> lines, UUID personId) {
        var ids = lines.stream().map(Occurrence::reminderId).collect(Collectors.toSet());
        return Stream.concat(active.stream(), reminders.listWith(personId, ids).stream())
                .toList();
    }

    private static Stream<ReminderDue> foretold(Iterator<ReminderDue> coming, Instant to, Optional<Place> after) {
        return Stream.generate(() -> coming)
                .takeWhile(Iterator::hasNext)
                .map(Iterator::next)
                .takeWhile(next -> next.dueAt().isBefore(to))
                .filter(next -> after.filter(place -> new Place(next.dueAt(), next.reminderId()).compareTo(place) <= 0)
                        .isEmpty());
    }
}
