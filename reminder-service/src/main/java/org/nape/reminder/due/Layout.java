package org.nape.reminder.due;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.nape.reminder.day.Day;

/** Where a reminder goes on when something has changed: the person's day, a pause, or what they did. */
final class Layout {
    private final Schedule schedule;
    private final Day day;
    private final Occurrences occurrences;

    Layout(Schedule schedule, Day day) {
        this.schedule = schedule;
        this.day = day;
        this.occurrences = new Occurrences(schedule, day);
    }

    /** For another day than it was laid out for, or after a pause. What is due already is left to the ticker. */
    Progress again(Progress progress, Instant now) {
        if (progress.nextDueAt().filter(next -> !next.isAfter(now)).isPresent()) {
            return progress;
        }
        if (schedule.manner().safetyPrompt()) {
            return progress.withNext(prompt(progress, now));
        }
        var isSnoozeFine = progress.snoozedFrom().isPresent()
                && progress.nextDueAt()
                        .filter(next -> day.allows(next, schedule.manner().atWork()))
                        .isPresent();
        return isSnoozeFine
                ? progress
                : progress.withNext(occurrences.next(progress.notBefore(now), progress.gapFrom()));
    }

    /** The occurrence that was due last comes once more, in the place of whatever else would come until then. */
    Progress snoozed(Progress progress, Instant now, Duration by) {
        return new Progress(
                Optional.of(now.plus(by)), progress.lastDueAt(), progress.lastDueAt(), progress.lastDoneAt());
    }

    /** The next waits until the gap to what was done is kept. */
    Progress done(Progress progress, Instant at) {
        var done = new Progress(progress.nextDueAt(), progress.snoozedFrom(), progress.lastDueAt(), Optional.of(at));
        return schedule.manner().minGap().isEmpty() || progress.nextDueAt().isEmpty()
                ? done
                : done.withNext(occurrences.next(done.lastDueAt().orElse(at), done.gapFrom()));
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
