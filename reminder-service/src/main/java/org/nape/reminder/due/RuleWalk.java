package org.nape.reminder.due;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeSet;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.nape.reminder.day.Day;

/** Walks through a rule's wall-clock times once and says which instants they are, in order and none twice. */
final class RuleWalk implements Iterator<Instant> {
    /** Longer than quiet hours or a jump of the clock can move an occurrence. */
    private static final Duration FARTHEST = Duration.ofDays(2);

    private final Schedule schedule;
    private final Day day;
    private final Optional<RecurrenceRuleIterator> wallClocks;
    private final LocalDateTime last;
    /** A time that the clock skips lands behind times that it does not skip: what is known waits until none can be earlier. */
    private final TreeSet<Instant> known = new TreeSet<>();

    private LocalDateTime reached = LocalDateTime.MIN;
    private Instant after;

    /** @param after what is not strictly later is left out */
    RuleWalk(RecurrenceRule rule, Schedule schedule, Day day, Instant after) {
        this.schedule = schedule;
        this.day = day;
        this.after = after;
        this.last = LocalDateTime.ofInstant(schedule.end(), schedule.zone()).plus(FARTHEST);
        var reach = schedule.manner().safetyPrompt() || isClockChangedAround(after) ? FARTHEST : Duration.ZERO;
        this.wallClocks =
                begin(rule, LocalDateTime.ofInstant(after, schedule.zone()).minus(reach));
    }

    private boolean isClockChangedAround(Instant moment) {
        var next = schedule.zone().getRules().nextTransition(moment.minus(FARTHEST));
        return next != null && next.getInstant().isBefore(moment.plus(FARTHEST));
    }

    /** Empty for a rule that never comes true, such as every 30th of February: the library gives up on it. */
    private Optional<RecurrenceRuleIterator> begin(RecurrenceRule rule, LocalDateTime from) {
        try {
            var begun = rule.iterator(RecurrenceRules.floating(schedule.start()));
            begun.fastForward(RecurrenceRules.floating(from));
            return Optional.of(begun);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean hasNext() {
        while (!isNextKnown()) {
            var wallClock = nextWallClock();
            if (wallClock.isEmpty()) {
                return !known.isEmpty();
            }
            reached = wallClock.get();
            dueAt(reached).filter(this::isWithin).ifPresent(known::add);
        }
        return true;
    }

    @Override
    public Instant next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        after = known.removeFirst();
        return after;
    }

    private boolean isNextKnown() {
        return !known.isEmpty() && reached.isAfter(LocalDateTime.ofInstant(known.first(), schedule.zone()));
    }

    private Optional<LocalDateTime> nextWallClock() {
        try {
            return wallClocks
                    .filter(RecurrenceRuleIterator::hasNext)
                    .map(rest -> RecurrenceRules.local(rest.nextMillis()))
                    .filter(wallClock -> !wallClock.isAfter(last));
        } catch (IllegalArgumentException e) {
            // The library gives up only now where the rule came true before.
            return Optional.empty();
        }
    }

    private boolean isWithin(Instant due) {
        return due.isAfter(after) && !due.isAfter(schedule.end());
    }

    /** Empty where the person's day drops it. */
    private Optional<Instant> dueAt(LocalDateTime wallClock) {
        var due = ZonedDateTime.ofLocal(wallClock, schedule.zone(), null).toInstant();
        var manner = schedule.manner();
        if (manner.safetyPrompt()) {
            return Optional.of(day.notQuietFrom(due));
        }
        return day.allows(due, manner.atWork()) ? Optional.of(due) : Optional.empty();
    }
}
