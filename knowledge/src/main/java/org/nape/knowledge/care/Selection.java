package org.nape.knowledge.care;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.nape.knowledge.CarePlan;
import org.nape.knowledge.CheckInTemplate;
import org.nape.knowledge.ContentItem;
import org.nape.knowledge.ContentKind;
import org.nape.knowledge.ReminderTemplate;

/**
 * The parts of the care plans that apply to a person, and what they show and forbid together.
 *
 * @param hiddenKinds kinds that a red flag or one of the parts hides altogether
 */
record Selection(List<CarePlan> plans, Set<ContentKind> hiddenKinds) {

    /** All items of all parts, in the order in which they are listed. */
    Collection<ContentItem> items() {
        var items = new LinkedHashSet<ContentItem>();
        plans.forEach(plan -> items.addAll(plan.show()));
        return items;
    }

    boolean hides(ContentItem item) {
        return hiddenKinds.contains(item.kind());
    }

    /** Whether a part forbids the item and no part that may insist on it shows it. */
    boolean forbids(ContentItem item) {
        return plans.stream().anyMatch(plan -> plan.mayNotShow().contains(item))
                && plans.stream()
                        .noneMatch(plan ->
                                plan.overridesMayNotShow() && plan.show().contains(item));
    }

    /** The reminders of what is shown, less those that a part cancels or replaces. */
    List<ReminderTemplate> reminders(Collection<ContentItem> shown) {
        var cancelled = new HashSet<String>();
        plans.forEach(plan -> {
            cancelled.addAll(plan.cancelReminders());
            cancelled.addAll(plan.replacesReminders());
        });
        var slugs = new HashSet<>(shown.stream().map(ContentItem::slug).toList());
        return plans.stream()
                .flatMap(plan -> plan.reminders().stream())
                .filter(reminder -> !cancelled.contains(reminder.id()) && slugs.contains(reminder.contentSlug()))
                .toList();
    }

    List<CheckInTemplate> checkIns() {
        return plans.stream()
                .flatMap(plan -> plan.checkIns().stream())
                .distinct()
                .toList();
    }

    List<String> planIds() {
        return plans.stream().map(CarePlan::id).toList();
    }
}
