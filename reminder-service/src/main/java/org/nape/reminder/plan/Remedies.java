package org.nape.reminder.plan;

import java.util.Optional;
import org.nape.knowledge.ContentItem;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.ReminderTemplate;
import org.nape.reminder.plan.Courses.Parts;

/** "If the person prefers heat, swap ice for moist-heat" (p_self_care_fresh): in the rhythm of the ice, as long as heat is. */
final class Remedies {
    private static final String ICE = "ice-pack";
    private static final String HEAT = "moist-heat";

    private final Knowledge knowledge;

    Remedies(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** Whether the person may choose: there is ice to swap, and heat is safe for them. */
    boolean offers(Parts parts) {
        return isSafe(parts)
                && parts.reminders().stream()
                        .flatMap(id -> knowledge.findReminder(id).stream())
                        .anyMatch(Remedies::isIce);
    }

    boolean isSafe(Parts parts) {
        return parts.shown().contains(HEAT);
    }

    ReminderTemplate preferred(ReminderTemplate template, Parts parts, Choices choices) {
        return isIce(template) && choices.prefersHeat() && isSafe(parts) ? heat(template) : template;
    }

    private ReminderTemplate heat(ReminderTemplate ice) {
        var suited = knowledge.findContent(HEAT).flatMap(ContentItem::reminder);
        return new ReminderTemplate(
                ice.id(),
                HEAT,
                ice.rrule(),
                ice.offset(),
                suited.map(reminder -> reminder.duration()).orElse(ice.duration()),
                Optional.empty(),
                ice.stopAfterOnset(),
                ice.minGap(),
                ice.stopsWhenDone(),
                ice.exemptFromMaxPerDay());
    }

    private static boolean isIce(ReminderTemplate template) {
        return template.contentSlug().equals(ICE);
    }
}
