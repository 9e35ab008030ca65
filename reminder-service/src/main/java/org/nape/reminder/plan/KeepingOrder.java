package org.nape.reminder.plan;

import java.util.Comparator;
import java.util.List;
import org.nape.knowledge.CarePlan;
import org.nape.knowledge.Knowledge;
import org.nape.reminder.due.Reminder;

/**
 * What to keep first when a day would get too full ({@code over_max}): safety, ice or heat, stretches, gentle movement, the
 * reminders of causes in the order that the person chose, then as listed, and last what is only for who asks for it.
 */
final class KeepingOrder implements Comparator<Reminder> {
    private static final List<String> ICE_OR_HEAT = List.of("ice-pack", "moist-heat");
    private static final String GENTLE_MOVEMENT = "gentle-movement";

    private final Knowledge knowledge;
    private final List<String> causesInOrder;

    KeepingOrder(Knowledge knowledge, List<String> causesInOrder) {
        this.knowledge = knowledge;
        this.causesInOrder = causesInOrder;
    }

    @Override
    public int compare(Reminder one, Reminder other) {
        return Integer.compare(rank(one), rank(other));
    }

    private int rank(Reminder reminder) {
        var content = reminder.contentSlug().flatMap(knowledge::findContent).orElseThrow();
        return switch (content.kind()) {
            case GUIDANCE -> 0;
            case HOME_REMEDY, TREATMENT -> ICE_OR_HEAT.contains(content.slug()) ? 1 : 4 + rankOfCause(reminder);
            case EXERCISE -> content.slug().equals(GENTLE_MOVEMENT) ? 3 : 2;
            case PREVENTION, CONDITION, SYMPTOM, CAUSE -> 4 + rankOfCause(reminder);
        };
    }

    private int rankOfCause(Reminder reminder) {
        var plan = knowledge.plans().stream()
                .filter(each -> reminds(each, reminder))
                .findFirst();
        if (plan.filter(CarePlan::onRequest).isPresent()) {
            return causesInOrder.size() + 1;
        }
        int place = plan.map(CarePlan::id).map(causesInOrder::indexOf).orElse(-1);
        return place < 0 ? causesInOrder.size() : place;
    }

    private static boolean reminds(CarePlan plan, Reminder reminder) {
        return plan.reminders().stream()
                .anyMatch(template ->
                        reminder.templateId().filter(template.id()::equals).isPresent());
    }
}
