package org.nape.reminder.plan;

import java.util.Set;
import org.nape.knowledge.ContentItem;

/**
 * Which content a person may be reminded of.
 *
 * @param shown the slugs that the running plan shows, because each of their contraindications is known to be false
 */
public record SafeContent(Set<String> shown, boolean isUnderRedFlag) {
    public SafeContent {
        shown = Set.copyOf(shown);
    }

    /** What nobody was asked about is safe only if it harms nobody; under a red flag nothing but the plan's own is. */
    public boolean allows(ContentItem item) {
        return shown.contains(item.slug())
                || (!isUnderRedFlag && item.contraindications().isEmpty());
    }
}
