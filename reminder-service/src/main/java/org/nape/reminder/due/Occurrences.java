package org.nape.reminder.due;

import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.nape.reminder.day.Day;

/**
 * The instants at which a schedule falls due in a person's day. Wall-clock time wins over daylight saving: a time that the
 * clock skips falls due as long after the jump as it was after its beginning, a time that comes twice falls due the first
 * time (RFC 5545, 3.3.5).
 */
public final class Occurrences {
    private final Schedule schedule;
    private final Day day;
    private final RecurrenceRule rule;

    /** A rule that is not RFC 5545 is refused with {@link IllegalArgumentException}. */
    public Occurrences(Schedule schedule, Day day) {
        this.schedule = schedule;
        this.day = day;
        try {
            this.rule = RecurrenceRules.parse(schedule.rrule(), schedule.zone());
        } catch (InvalidRecurrenceRuleException e) {
            throw new IllegalArgumentException("Not a rule of RFC 5545", e);
        }
    }

    /** The first that is strictly later; empty when nothing falls due any more. */
    public Optional<Instant> nextAfter(Instant after) {
        var later = after(after);
        return later.hasNext() ? Optional.of(later.next()) : Optional.empty();
    }

    /** All that are strictly later, in order. Cheap however many are asked for: the rule is walked through once. */
    public Iterator<Instant> after(Instant after) {
        return new RuleWalk(rule, schedule, day, after);
    }

    /**
     * The first that is strictly later and keeps the gap to when the reminder was last due or done. What would come too
     * soon waits until the gap is kept, and takes the place of whatever else would come meanwhile.
     */
    public Optional<Instant> next(Instant after, Instant gapFrom) {
        var next = nextAfter(after);
        var soonest = schedule.manner().minGap().map(gapFrom::plus);
        if (next.isEmpty() || soonest.filter(next.get()::isBefore).isEmpty()) {
            return next;
        }
        return soonest.filter(this::mayFallDue).or(() -> soonest.flatMap(this::nextAfter));
    }

    /** One that is already laid, and all that follow it, in order. */
    public Iterator<Instant> from(Instant laid) {
        return schedule.manner().minGap().isPresent() ? new GapWalk(laid) : new LaidThen(laid);
    }

    private boolean mayFallDue(Instant moment) {
        return !moment.isAfter(schedule.end())
                && day.allows(moment, schedule.manner().atWork());
    }

    /** Each waits for the one before. */
    private final class GapWalk implements Iterator<Instant> {
        private Optional<Instant> next;

        private GapWalk(Instant laid) {
            this.next = Optional.of(laid);
        }

        @Override
        public boolean hasNext() {
            return next.isPresent();
        }

        @Override
        public Instant next() {
            var due = next.orElseThrow();
            next = Occurrences.this.next(due, due);
            return due;
        }
    }

    private final class LaidThen implements Iterator<Instant> {
        private Optional<Instant> laid;
        private final Iterator<Instant> rest;

        private LaidThen(Instant laid) {
            this.laid = Optional.of(laid);
            this.rest = after(laid);
        }

        @Override
        public boolean hasNext() {
            return laid.isPresent() || rest.hasNext();
        }

        @Override
        public Instant next() {
            var due = laid.orElseGet(rest::next);
            laid = Optional.empty();
            return due;
        }
    }
}
