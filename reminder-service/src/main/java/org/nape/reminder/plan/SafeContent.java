package org.nape.reminder.plan;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.nape.knowledge.ContentItem;

/**
 * Which content a person may have themselves reminded of.
 *
 * @param shown the slugs that the running plan shows, because each of their contraindications is known to be false
 * @param planEndsAt empty when no plan runs
 */
public record SafeContent(Set<String> shown, Optional<Instant> planEndsAt, boolean isUnderRedFlag) {
    public SafeContent {
        shown = Set.copyOf(shown);
    }

    /** What nobody was asked about is safe only if it harms nobody; under a red flag nothing is. */
    public boolean allows(ContentItem item) {
        return !isUnderRedFlag
                && (shown.contains(item.slug()) || item.contraindications().isEmpty());
    }

    /** Until when it is known to be safe: as long as the plan that shows it; empty for what harms nobody. */
    public Optional<Instant> until(ContentItem item) {
        return planEndsAt.filter(_ -> !item.contraindications().isEmpty());
    }
}
