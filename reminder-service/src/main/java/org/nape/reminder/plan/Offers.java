package org.nape.reminder.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nape.knowledge.CarePlan;
import org.nape.knowledge.ContentItem;
import org.nape.knowledge.ContentKind;
import org.nape.knowledge.Knowledge;

/**
 * What a person may choose about a plan.
 *
 * @param remedies empty where there is nothing to choose between
 * @param causes those whose reminders the plan may have
 * @param prevention whether the person may ask for what prevents it from coming back
 */
record Offers(List<Choices.Remedy> remedies, List<Cause> causes, boolean prevention) {
    static final Offers NONE = new Offers(List.of(), List.of(), false);

    /** A care plan of a cause, by its id, and what the cause is called. */
    record Cause(String id, String title) {}

    Offers {
        remedies = List.copyOf(remedies);
        causes = List.copyOf(causes);
    }

    /** Who is well again has nothing left to choose but prevention. */
    static Offers of(Composition composition, boolean hasRecovered, Knowledge knowledge) {
        var courses = composition.courses();
        var parts = courses.usual().both().toList();
        var remedies =
                !hasRecovered && new Remedies(knowledge).offers(courses.usual().first())
                        ? List.of(Choices.Remedy.values())
                        : List.<Choices.Remedy>of();
        var causes = hasRecovered
                ? Stream.<Cause>empty()
                : knowledge.plans().stream()
                        .filter(plan -> plan.reminders().stream()
                                .anyMatch(template -> parts.stream()
                                        .anyMatch(part -> part.reminders().contains(template.id()))))
                        .flatMap(plan -> cause(plan).stream());
        return new Offers(remedies, causes.toList(), courses.offerPrevention());
    }

    /** Empty for a care plan that is not for one of the common causes. */
    static Optional<Cause> cause(CarePlan plan) {
        return plan.show().stream()
                .filter(item -> item.kind() == ContentKind.CAUSE)
                .map(ContentItem::title)
                .findFirst()
                .map(title -> new Cause(plan.id(), title));
    }
}
