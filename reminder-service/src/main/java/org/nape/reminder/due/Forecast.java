package org.nape.reminder.due;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;
import org.nape.events.ReminderDue;
import org.nape.reminder.day.Settings;
import org.nape.web.Place;

/**
 * What the ticker will send to one person if nothing changes, in the order in which it falls due.
 *
 * @param active the person's reminders as they stand
 * @param newestBundle when the person's newest bundle began
 */
public record Forecast(
        List<KeptReminder> active, Settings settings, Bundling bundling, Optional<Instant> newestBundle, Instant now) {
    /** Which bundle something belongs to hangs on what came before, back to the last pause: a day has one, if only the night. */
    private static final Duration LEAD = Duration.ofDays(1);

    public Forecast {
        active = List.copyOf(active);
    }

    /** As far as anyone goes on asking; laid out only then. */
    public Iterator<ReminderDue> from(Instant from) {
        var all = active.stream()
                .flatMap(kept -> kept.nextDueAt().stream()
                        .map(next -> new DueReminder(kept.id(), kept.personId(), kept.reminder(), next)))
                .toList();
        var coming = new Coming(CatchUp.of(all, settings, bundling, newestBundle, now), from.minus(LEAD));
        coming.leaveOutUntil(from);
        return coming;
    }

    static Place place(ReminderDue event) {
        return new Place(event.dueAt(), event.reminderId());
    }

    /** What comes next of one reminder, and the rest. */
    private record Walk(ReminderDue next, Iterator<ReminderDue> rest) implements Comparable<Walk> {
        @Override
        public int compareTo(Walk other) {
            return place(next).compareTo(place(other.next));
        }
    }

    private final class Coming implements Iterator<ReminderDue> {
        private final Deque<ReminderDue> atOnce;
        private final PriorityQueue<Walk> later = new PriorityQueue<>();
        private Optional<Instant> bundle;

        private Coming(CatchUp caughtUp, Instant from) {
            atOnce = new ArrayDeque<>(caughtUp.sent());
            bundle = caughtUp.newestBundle();
            caughtUp.waiting().forEach(reminder -> walk(reminder, from));
        }

        /** Nothing of a schedule that cannot be read: the ticker ends it. */
        private void walk(DueReminder reminder, Instant from) {
            try {
                goOn(new TurnWalk(reminder, settings, from));
            } catch (IllegalArgumentException e) {
                // It does not fall due.
            }
        }

        private void goOn(Iterator<ReminderDue> walk) {
            if (walk.hasNext()) {
                later.add(new Walk(walk.next(), walk));
            }
        }

        private void leaveOutUntil(Instant from) {
            while (hasNext() && nextDueAt().isBefore(from)) {
                next();
            }
        }

        private Instant nextDueAt() {
            return atOnce.isEmpty()
                    ? later.element().next().dueAt()
                    : atOnce.element().dueAt();
        }

        @Override
        public boolean hasNext() {
            return !atOnce.isEmpty() || !later.isEmpty();
        }

        @Override
        public ReminderDue next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            if (!atOnce.isEmpty()) {
                return atOnce.remove();
            }
            var walk = later.remove();
            goOn(walk.rest());
            bundle = Optional.of(bundling.begin(bundle, walk.next().dueAt()));
            return walk.next().bundledAt(bundle.get());
        }
    }
}
