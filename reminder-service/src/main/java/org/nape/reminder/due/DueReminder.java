package org.nape.reminder.due;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nape.events.ReminderDue;
import org.nape.reminder.day.Settings;

/** A reminder whose time has come. */
record DueReminder(UUID id, UUID personId, Reminder reminder, Instant dueAt) {
    private static final Duration SAFETY_WINDOW = Duration.ofDays(1);

    /**
     * What becomes of it: the event to send, if it is not too late for it, and the next occurrence. After an outage what is
     * too late is only recorded, and of several that are not, which the windows prevent, one is sent at most. Nothing is
     * sent in the quiet hours, however late it is: what repeats is missed, a safety prompt waits until they are over.
     */
    Turn turn(Instant now, Settings settings) {
        var schedule = reminder.schedule().movedTo(settings.day(zone()).zone());
        return schedule.manner().safetyPrompt() ? prompt(schedule, now, settings) : repeat(schedule, now, settings);
    }

    /** Of a row whose schedule cannot be read: it ends, so that it does not hold up all others. */
    Turn unreadable() {
        return new Turn(
                this,
                Optional.empty(),
                Optional.empty(),
                List.of(new Window(dueAt, reminder.windowEnd(dueAt, Optional.empty()))),
                false);
    }

    ZoneId zone() {
        return reminder.schedule().zone();
    }

    private Turn repeat(Schedule schedule, Instant now, Settings settings) {
        var day = settings.day(schedule.zone());
        var occurrences = new Occurrences(schedule, day).from(dueAt);
        var missed = new ArrayList<Window>();
        var due = occurrences.next();
        while (true) {
            var next = occurrences.hasNext() ? Optional.of(occurrences.next()) : Optional.<Instant>empty();
            var window = new Window(due, reminder.windowEnd(due, next));
            if (window.expiresAt().isAfter(now) && !day.isQuiet(now)) {
                return new Turn(this, Optional.of(event(window, settings)), next, missed, false);
            }
            missed.add(window);
            if (next.filter(later -> !later.isAfter(now)).isEmpty()) {
                return new Turn(this, Optional.empty(), next, missed, false);
            }
            due = next.get();
        }
    }

    private Turn prompt(Schedule schedule, Instant now, Settings settings) {
        var day = settings.day(schedule.zone());
        var askAgain = schedule.manner().askAgain();
        var again = askAgain.map(dueAt::plus).map(day::notQuietFrom);
        var next = again.or(() -> new Occurrences(schedule, day).nextAfter(dueAt));
        var window = new Window(dueAt, safetyWindowEnd(schedule, next));
        if (!window.expiresAt().isAfter(now)) {
            return new Turn(this, Optional.empty(), next, List.of(window), askAgain.isPresent());
        }
        var soonest = day.notQuietFrom(now);
        return soonest.isAfter(now)
                ? new Turn(this, Optional.empty(), Optional.of(soonest), List.of(), false)
                : new Turn(this, Optional.of(event(window, settings)), next, List.of(), askAgain.isPresent());
    }

    /** Better late than never, but not beyond the schedule, unless quiet hours put it off so far. */
    private Instant safetyWindowEnd(Schedule schedule, Optional<Instant> next) {
        var day = dueAt.plus(SAFETY_WINDOW);
        var end = schedule.end().isAfter(dueAt) && schedule.end().isBefore(day) ? schedule.end() : day;
        return next.filter(end::isAfter).orElse(end);
    }

    ReminderDue event(Window window, Settings settings) {
        var checkIn = reminder.contentSlug().isEmpty() ? reminder.templateId() : Optional.<String>empty();
        return new ReminderDue(
                id,
                window.dueAt(),
                personId,
                reminder.contentSlug().orElse(null),
                reminder.title(settings.discreet()),
                reminder.duration().toSeconds(),
                window.expiresAt(),
                checkIn.orElse(null));
    }

    /** An occurrence, and until when the person may act on it. */
    record Window(Instant dueAt, Instant expiresAt) {}

    /**
     * @param next empty when the reminder is over, and while the person's day leaves it no room
     * @param missed occurrences that were too late to send
     * @param asksAgain whether the next is the one that asks again
     */
    record Turn(
            DueReminder of,
            Optional<ReminderDue> event,
            Optional<Instant> next,
            List<Window> missed,
            boolean asksAgain) {
        Turn {
            missed = List.copyOf(missed);
        }

        /** The last occurrence that is behind us; empty if it was only put off. */
        Optional<Instant> last() {
            return event.map(ReminderDue::dueAt)
                    .or(() -> missed.isEmpty()
                            ? Optional.empty()
                            : Optional.of(missed.getLast().dueAt()));
        }

        /** Whether nothing more would fall due on any day, so that no other settings could bring it back. */
        boolean isOver() {
            return next.isEmpty() && of.reminder().schedule().isOverAfter(last().orElse(of.dueAt()));
        }

        /** The reminder as it is kept then; empty if nothing more is due. */
        Optional<DueReminder> movedOn() {
            var reminder = asksAgain ? of.reminder.withoutAskingAgain() : of.reminder;
            return next.map(later -> new DueReminder(of.id, of.personId, reminder, later));
        }

        /** Without what was told before: nothing falls due twice. */
        Turn without(Instant told) {
            return new Turn(
                    of,
                    event.filter(sent -> sent.dueAt().isAfter(told)),
                    next,
                    missed.stream()
                            .filter(window -> window.dueAt().isAfter(told))
                            .toList(),
                    asksAgain);
        }

        Turn bundledAt(Instant first) {
            return new Turn(of, event.map(sent -> sent.bundledAt(first)), next, missed, asksAgain);
        }
    }
}
