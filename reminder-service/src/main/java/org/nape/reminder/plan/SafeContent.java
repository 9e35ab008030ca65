package org.nape.reminder.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.nape.knowledge.ContentItem;
import org.nape.knowledge.Knowledge;
import org.nape.reminder.due.KeptReminder;

/**
 * Which content a person may have themselves reminded of.
 *
 * @param planId of the running plan; empty when none runs
 * @param shown the slugs that the running plan shows, because each of their contraindications is known to be false
 * @param planEndsAt empty when no plan runs
 * @param madeWorse the slugs of what the person said made it worse
 */
public record SafeContent(
        Optional<UUID> planId,
        Set<String> shown,
        Optional<Instant> planEndsAt,
        boolean isUnderRedFlag,
        Set<String> madeWorse) {
    public SafeContent {
        shown = Set.copyOf(shown);
        madeWorse = Set.copyOf(madeWorse);
    }

    public boolean hasMadeWorse(ContentItem item) {
        return madeWorse.contains(item.slug());
    }

    /** What nobody was asked about is safe only if it harms nobody; under a red flag nothing is. */
    public boolean allows(ContentItem item) {
        return !isUnderRedFlag
                && !hasMadeWorse(item)
                && (shown.contains(item.slug()) || item.contraindications().isEmpty());
    }

    /** The slugs of all that may not be. */
    List<String> notAllowed(Knowledge knowledge) {
        return knowledge.content().stream()
                .filter(item -> !allows(item))
                .map(ContentItem::slug)
                .toList();
    }

    /** Whether a reminder whose schedule is over may come once more: nothing that a red flag or a newer report has ended. */
    public boolean allowsToGoOn(KeptReminder reminder, Optional<ContentItem> content) {
        if (reminder.planId().isEmpty()) {
            return !isUnderRedFlag && content.filter(item -> !allows(item)).isEmpty();
        }
        return reminder.planId().equals(planId)
                && content.filter(item -> item.kind().isToDo())
                        .filter(item -> !shown.contains(item.slug()))
                        .isEmpty();
    }

    /** Until when it is known to be safe: as long as the plan that shows it; empty for what harms nobody. */
    public Optional<Instant> until(ContentItem item) {
        return planEndsAt.filter(_ -> !item.contraindications().isEmpty());
    }
}
