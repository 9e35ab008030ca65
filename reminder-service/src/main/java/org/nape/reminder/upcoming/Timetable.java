package org.nape.reminder.upcoming;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nape.events.ReminderDue;
import org.nape.reminder.day.Settings;
import org.nape.reminder.due.KeptReminder;
import org.nape.reminder.due.Occurrence;
import org.nape.reminder.upcoming.Entry.State;
import org.nape.reminder.upcoming.PastOccurrences.Snooze;
import org.nape.web.Place;

/** Joins what was and what is to come of a person's reminders in one order. */
final class Timetable {
    private final Map<UUID, KeptReminder> reminders;
    private final Settings settings;
    private final Map<Place, Snooze> snoozes;
    private final Instant now;
    private final TreeMap<Place, Entry> entries = new TreeMap<>();

    /** @param reminders all that something was or is to come of */
    Timetable(Collection<KeptReminder> reminders, Settings settings, Map<Place, Snooze> snoozes, Instant now) {
        this.reminders =
                reminders.stream().collect(Collectors.toMap(KeptReminder::id, Function.identity(), (one, same) -> one));
        this.settings = settings;
        this.snoozes = snoozes;
        this.now = now;
    }

    List<Entry> first(int most) {
        return entries.values().stream().limit(most).toList();
    }

    void add(Occurrence past) {
        var kept = reminders.get(past.reminderId());
        if (kept != null) {
            var state = State.valueOf(past.stateAt(now).name());
            put(entry(kept, past.dueAt(), past.expiresAt(), Optional.empty(), state));
        }
    }

    /** Unless it was sent already since the reminders were read. */
    void add(ReminderDue event) {
        var kept = reminders.get(event.reminderId());
        if (kept != null) {
            put(entry(kept, event.dueAt(), event.expiresAt(), Optional.ofNullable(event.bundledAt()), State.PLANNED));
        }
    }

    private void put(Entry entry) {
        entries.putIfAbsent(entry.place(), entry);
    }

    private Entry entry(KeptReminder kept, Instant dueAt, Instant expiresAt, Optional<Instant> bundledAt, State state) {
        var reminder = kept.reminder();
        var checkIn = reminder.contentSlug().isEmpty() ? reminder.templateId() : Optional.<String>empty();
        return new Entry(
                kept.id(),
                dueAt,
                expiresAt,
                reminder.title(settings.discreet()),
                reminder.contentSlug(),
                checkIn,
                reminder.duration(),
                settings.day(reminder.schedule().zone()).zone(),
                bundledAt,
                state,
                kept.createdAt(),
                move(kept.id(), dueAt));
    }

    /** Back to where it was laid out, however often it was put off. */
    private Optional<Entry.Move> move(UUID reminderId, Instant dueAt) {
        var last = snoozes.get(new Place(dueAt, reminderId));
        var times = 0;
        var from = dueAt;
        var snooze = last;
        while (snooze != null && snooze.dueAt().isBefore(from)) {
            from = snooze.dueAt();
            times++;
            snooze = snoozes.get(new Place(from, reminderId));
        }
        return times == 0 ? Optional.empty() : Optional.of(new Entry.Move(from, times, last.at()));
    }
}
