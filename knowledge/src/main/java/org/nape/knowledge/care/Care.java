package org.nape.knowledge.care;

import java.util.List;
import org.nape.knowledge.CheckInTemplate;
import org.nape.knowledge.ContentItem;
import org.nape.knowledge.ReminderTemplate;

/**
 * What a person is shown and reminded of.
 *
 * @param shown in the order in which to show it
 * @param planIds the parts of the care plans that it was made of
 */
public record Care(
        List<ContentItem> shown,
        List<Withheld> withheld,
        List<ReminderTemplate> reminders,
        List<CheckInTemplate> checkIns,
        List<String> planIds) {

    public Care {
        shown = List.copyOf(shown);
        withheld = List.copyOf(withheld);
        reminders = List.copyOf(reminders);
        checkIns = List.copyOf(checkIns);
        planIds = List.copyOf(planIds);
    }

    public boolean shows(String slug) {
        return shown.stream().anyMatch(item -> item.slug().equals(slug));
    }
}
