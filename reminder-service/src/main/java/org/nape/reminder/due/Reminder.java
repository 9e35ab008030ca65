package org.nape.reminder.due;

import java.time.Duration;
import java.util.Optional;

/**
 * What to remind of, and when.
 *
 * @param templateId which reminder or check-in of the care plans it is; empty for a person's own
 * @param contentSlug what to show; empty where the title says it all
 * @param duration how long the thing to do takes
 */
public record Reminder(
        Optional<String> templateId,
        Optional<String> contentSlug,
        String title,
        Schedule schedule,
        Duration duration) {}
