package org.nape.reminder.due;

import java.time.Duration;
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

    /** As it is for a person in this zone. */
    public Reminder movedTo(ZoneId personsZone) {
        return with(schedule.movedTo(personsZone));
    }

    /** As it is once it has asked again. */
    Reminder withoutAskingAgain() {
        return with(schedule.withoutAskingAgain());
    }

    private Reminder with(Schedule other) {
        return new Reminder(templateId, contentSlug, title, isOwnTitle, other, duration);
    }

    /** What a screen may show that others may see. */
    public String title(boolean discreet) {
        return discreet ? DiscreetTitle.of(this) : title;
    }
}
