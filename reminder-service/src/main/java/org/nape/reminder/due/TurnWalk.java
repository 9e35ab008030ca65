package org.nape.reminder.due;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.nape.events.ReminderDue;
import org.nape.reminder.day.Day;
import org.nape.reminder.day.Settings;

/**
 * What will be sent of one reminder, in order, if each occurrence is sent in time: the same as one {@link DueReminder#turn}
 * after the other, but a rule is walked through only once.
 */
final class TurnWalk implements Iterator<ReminderDue> {
    private final DueReminder due;
    private final Settings settings;
    private final Day day;
    /** A safety prompt goes turn by turn, as it may wait and ask again; there are few. */
    private Optional<DueReminder> prompt = Optional.empty();

    private Iterator<Instant> rest = Collections.emptyIterator();
    private Optional<Instant> laid = Optional.empty();
    private Optional<ReminderDue> next = Optional.empty();

    /** @param from what falls due before may be left out */
    TurnWalk(DueReminder due, Settings settings, Instant from) {
        this.due = due;
        this.settings = settings;
        this.day = settings.day(due.zone());
        var schedule = due.reminder().schedule().movedTo(day.zone());
        if (schedule.manner().safetyPrompt()) {
            prompt = Optional.of(due);
        } else {
            rest = occurrences(schedule, from);
            laid = nextLaid();
        }
        advance();
    }

    /** Those that keep a gap hang on the one before, so all of them are gone through; there are few. */
    private Iterator<Instant> occurrences(Schedule schedule, Instant from) {
        var occurrences = new Occurrences(schedule, day);
        return schedule.manner().minGap().isEmpty() && from.isAfter(due.dueAt())
                ? occurrences.after(from.minus(Duration.ofNanos(1)))
                : occurrences.from(due.dueAt());
    }

    @Override
    public boolean hasNext() {
        return next.isPresent();
    }

    @Override
    public ReminderDue next() {
        var event = next.orElseThrow(NoSuchElementException::new);
        next = Optional.empty();
        advance();
        return event;
    }

    private void advance() {
        while (next.isEmpty() && prompt.isPresent()) {
            var turn = prompt.get().turn(prompt.get().dueAt(), settings);
            next = turn.event();
            prompt = turn.movedOn();
        }
        while (next.isEmpty() && laid.isPresent()) {
            var at = laid.get();
            laid = nextLaid();
            next = Optional.of(new DueReminder.Window(at, due.reminder().windowEnd(at, laid)))
                    .filter(_ -> !day.isQuiet(at))
                    .map(window -> due.event(window, settings));
        }
    }

    private Optional<Instant> nextLaid() {
        return rest.hasNext() ? Optional.of(rest.next()) : Optional.empty();
    }
}
