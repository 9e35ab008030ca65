package org.nape.reminder.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nape.knowledge.CarePlan;
import org.nape.knowledge.Knowledge;
import org.nape.reminder.plan.Choices.Remedy;
import org.nape.web.Problem;

/** What a person wants to choose, as it was sent. */
record ChoiceWish(
        @Nullable String prefers,
        @Nullable List<@Nullable String> causesInOrder,
        @Nullable Boolean prevention) {

    /** What can be read of it; what is left out is as the clinical files say. */
    Choices read() {
        return new Choices(
                findRemedy(),
                Stream.ofNullable(causesInOrder)
                        .flatMap(List::stream)
                        .map(String::valueOf)
                        .toList(),
                prevention != null && prevention,
                0);
    }

    List<Problem.Fault> faults(Knowledge knowledge) {
        var faults = new ArrayList<Problem.Fault>();
        if (prefers != null && findRemedy().isEmpty()) {
            faults.add(new Problem.Fault("/prefers", "must be ice or heat, or left out"));
        }
        var known = knowledge.plans().stream()
                .filter(plan -> Offers.cause(plan).isPresent())
                .map(CarePlan::id)
                .toList();
        var seen = new HashSet<@Nullable String>();
        for (var i = 0; causesInOrder != null && i < causesInOrder.size() && i <= known.size(); i++) {
            var pointer = "/causesInOrder/" + i;
            if (!known.contains(causesInOrder.get(i))) {
                faults.add(new Problem.Fault(pointer, "must be one of " + String.join(", ", known)));
            } else if (!seen.add(causesInOrder.get(i))) {
                faults.add(new Problem.Fault(pointer, "is named twice"));
            }
        }
        return faults;
    }

    private Optional<Remedy> findRemedy() {
        return Stream.of(Remedy.values())
                .filter(remedy -> remedy.name().toLowerCase(Locale.ROOT).equals(prefers))
                .findFirst();
    }

    /** What is clear, but not for this person now: what they have it for already stays. */
    static List<Problem.Fault> notOffered(
            Choices wished, Choices before, Composition composition, Knowledge knowledge) {
        var faults = new ArrayList<Problem.Fault>();
        var isHeatNew = wished.prefersHeat() && !before.prefersHeat();
        if (isHeatNew
                && !new Remedies(knowledge).isSafe(composition.courses().usual().first())) {
            faults.add(new Problem.Fault(
                    "/prefers", "heat is not known to be safe for you now: your plan does not show it"));
        }
        if (wished.prevention() && !composition.courses().offerPrevention()) {
            faults.add(new Problem.Fault("/prevention", "is only for who may care for it at home"));
        }
        return faults;
    }
}
