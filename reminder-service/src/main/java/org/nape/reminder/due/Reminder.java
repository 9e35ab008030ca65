package org.nape.reminder.due;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What to remind of, and when.
 *
 * @param templateId which reminder or check-in of the care plans it is; empty for a person's own
 * @param contentSlug what to show; empty where the title says it all
 * @param isOwnTitle whether the title is in the person's own words
 * @param duration how long the thing to do takes
 */
public record Reminder(
        Optional<String> templateId,
        Optional<String> contentSlug,
        String title,
        boolean isOwnTitle,
        Schedule schedule,
        Duration duration) {

    private static final Duration SHORTEST_WINDOW = Duration.ofMinutes(15);

    /** Until when the person may act on an occurrence: long enough to be noticed, and over before the next one. */
    Instant windowEnd(Instant due, Optional<Instant> next) {
        var end = due.plus(duration.compareTo(SHORTEST_WINDOW) > 0 ? duration : SHORTEST_WINDOW);
        return next.filter(end::isAfter).orElse(end);
    }

    /** As it is for a person in this zone. */
    public Reminder movedTo(ZoneId personsZone) {
        return with(schedule.movedTo(personsZone));
    }

    /** The same at other times. */
    public Reminder with(Schedule other) {
        return new Reminder(templateId, contentSlug, title, isOwnTitle, other, duration);
    }

    /** What would ask once more does so too after what is put off from here. */
    Reminder askingAgainAfter(Progress progress) {
        if (!schedule.manner().safetyPrompt() || progress.snoozedFrom().isPresent()) {
            return this;
        }
        return progress.nextDueAt()
                .flatMap(again -> progress.lastDueAt().map(last -> Duration.between(last, again)))
                .map(after -> with(schedule.with(schedule.manner().askingAgain(after))))
                .orElse(this);
    }

    /** As it is once it has asked again. */
    Reminder withoutAskingAgain() {
        return with(schedule.with(schedule.manner().withoutAskingAgain()));
    }

    /** What a screen may show that others may see. */
    public String title(boolean discreet) {
        return discreet ? DiscreetTitle.of(this) : title;
    }
}
