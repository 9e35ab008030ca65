package org.nape.reminder.due;

import java.time.Instant;
import java.util.Optional;
import org.nape.reminder.day.Day;
import org.nape.reminder.day.Settings;

/** Where a reminder goes on when something has changed: the person's day, a pause, or what they did. */
public final class Layout {
    private final Schedule schedule;
    private final Day day;
    private final Occurrences occurrences;

    Layout(Schedule schedule, Day day) {
        this.schedule = schedule;
        this.day = day;
        this.occurrences = new Occurrences(schedule, day);
    }

    /** In the day of a person with these settings. */
    public static Layout of(Schedule schedule, Settings settings) {
        var day = settings.day(schedule.zone());
        return new Layout(schedule.movedTo(day.zone()), day);
    }

    /** For another day than it was laid out for, or after a pause. What is due already is left to the ticker. */
    public Progress again(Progress progress, Instant now) {
        if (progress.nextDueAt().filter(next -> !next.isAfter(now)).isPresent()) {
            return progress;
        }
        var isSnoozeFine = progress.snoozedFrom().isPresent()
                && progress.nextDueAt().filter(this::mayComeAgain).isPresent();
        if (isSnoozeFine) {
            return progress;
        }
        return progress.withNext(
                schedule.manner().safetyPrompt()
                        ? prompt(progress, now)
                        : occurrences.next(progress.notBefore(now), progress.gapFrom()));
    }

    /**
     * The occurrence that was due last comes once more, and what follows it keeps its distance. Empty where there is no room:
     * in the quiet hours, outside the working hours of a break from work, after the end, and once it is the next one's turn.
     */
    public Optional<Progress> snoozed(Progress progress, Instant until) {
        var isBeforeNext =
                following(progress).filter(next -> !until.isBefore(next)).isEmpty();
        return isBeforeNext && mayComeAgain(until) ? Optional.of(progress.snoozedUntil(until)) : Optional.empty();
    }

    /** The next waits until the gap to what was done is kept. What was put off is done now, and does not come again. */
    public Progress done(Progress progress, Instant at) {
        var done = progress.withDone(at);
        var isLaidAnew =
                schedule.manner().minGap().isPresent() && progress.nextDueAt().isPresent();
        return isLaidAnew || progress.snoozedFrom().isPresent() ? done.withNext(following(done, at)) : done;
    }

    /** What was put off does not come again. */
    public Progress skipped(Progress progress, Instant at) {
        return progress.snoozedFrom().isPresent() ? progress.withNext(following(progress, at)) : progress;
    }

    /** Whether nothing more would fall due on any day, so that no other settings could bring it back. */
    public boolean isOver(Progress progress) {
        return progress.nextDueAt().isEmpty()
                && progress.lastDueAt().filter(schedule::isOverAfter).isPresent();
    }

    private boolean mayComeAgain(Instant moment) {
        return !moment.isAfter(schedule.end())
                && day.allows(moment, schedule.manner().atWork());
    }

    /** What would come if nothing had been put off. */
    private Optional<Instant> following(Progress progress) {
        return progress.snoozedFrom().isEmpty()
                ? progress.nextDueAt()
                : following(progress, progress.lastDueAt().orElse(Instant.EPOCH));
    }

    private Optional<Instant> following(Progress progress, Instant otherwise) {
        var last = progress.lastDueAt().orElse(otherwise);
        if (schedule.manner().safetyPrompt()) {
            return schedule.manner().askAgain().map(last::plus).map(day::notQuietFrom);
        }
        return occurrences.next(last, progress.gapFrom());
    }

    /** Never dropped: what would be over by the new clock is due as soon as nothing is quiet. */
    private Optional<Instant> prompt(Progress progress, Instant now) {
        if (progress.lastDueAt().isPresent()) {
            return progress.nextDueAt().map(day::notQuietFrom);
        }
        var due = occurrences.nextAfter(Instant.EPOCH).or(progress::nextDueAt).orElse(now);
        return Optional.of(day.notQuietFrom(due.isBefore(now) ? now : due));
    }
}
