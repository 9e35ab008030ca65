package org.nape.reminder.due;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nape.events.ReminderDue;
import org.nape.reminder.day.Settings;

/**
 * What the ticker does at once with a person's reminders that are due already.
 *
 * @param sent in order
 * @param waiting all reminders as they are moved on then; none of them is due
 * @param newestBundle when the newest bundle began
 */
record CatchUp(List<ReminderDue> sent, List<DueReminder> waiting, Optional<Instant> newestBundle) {
    /** Look by look, as a prompt that is very late may ask again at once. */
    static CatchUp of(
            List<DueReminder> all, Settings settings, Bundling bundling, Optional<Instant> newestBundle, Instant now) {
        var sent = new ArrayList<ReminderDue>();
        var waiting = all;
        var bundle = newestBundle;
        while (waiting.stream().anyMatch(reminder -> !reminder.dueAt().isAfter(now))) {
            var looked = waiting.stream()
                    .collect(Collectors.partitioningBy(each -> each.dueAt().isAfter(now)));
            var turns = looked.get(false).stream()
                    .sorted(Comparator.comparing(DueReminder::dueAt))
                    .flatMap(reminder -> turn(reminder, settings, now))
                    .toList();
            var events = bundled(turns, bundling, bundle);
            sent.addAll(events);
            bundle = Stream.concat(bundle.stream(), events.stream().map(ReminderDue::bundledAt))
                    .max(Comparator.naturalOrder());
            var moved = turns.stream().flatMap(turn -> turn.movedOn().stream());
            waiting = Stream.concat(looked.get(true).stream(), moved).toList();
        }
        return new CatchUp(
                sent.stream().sorted(Comparator.comparing(Forecast::place)).toList(), waiting, bundle);
    }

    /** None of a schedule that cannot be read: the ticker ends it. */
    private static Stream<DueReminder.Turn> turn(DueReminder reminder, Settings settings, Instant now) {
        try {
            return Stream.of(reminder.turn(now, settings));
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }

    private static List<ReminderDue> bundled(
            List<DueReminder.Turn> turns, Bundling bundling, Optional<Instant> newestBundle) {
        var events = turns.stream().flatMap(turn -> turn.event().stream()).toList();
        var begun = bundling.of(
                events.stream()
                        .map(event -> new Bundling.Due(event.reminderId(), event.personId(), event.dueAt()))
                        .toList(),
                begun(events, newestBundle));
        return events.stream()
                .map(event -> event.bundledAt(begun.getOrDefault(event.reminderId(), event.dueAt())))
                .toList();
    }

    private static Map<UUID, Instant> begun(List<ReminderDue> events, Optional<Instant> newestBundle) {
        return events.isEmpty() || newestBundle.isEmpty()
                ? Map.of()
                : Map.of(events.getFirst().personId(), newestBundle.get());
    }
}
