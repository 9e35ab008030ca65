package org.nape.knowledge.care;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nape.knowledge.Answers;
import org.nape.knowledge.ContentItem;
import org.nape.knowledge.ContentKind;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.knowledge.Question;
import org.nape.knowledge.Truth;

/**
 * Composes what a person is shown, in the steps of {@code composition} in care-plans.yaml: select, remove, filter, remind,
 * order. An item is shown only when each of its contraindications is known to be false.
 */
public final class CareComposer {
    private static final String EMERGENCY_CARD = "emergency-card";
    private static final String URGENT_CARD = "urgent-card";
    private static final String WHEN_TO_SEE_A_DOCTOR = "when-to-see-a-doctor";
    private static final String MENINGITIS_WARNING = "meningitis-warning";

    /** Always on top, in this order. */
    private static final List<String> SAFETY_ITEMS =
            List.of(EMERGENCY_CARD, URGENT_CARD, WHEN_TO_SEE_A_DOCTOR, MENINGITIS_WARNING);

    private final Knowledge knowledge;

    public CareComposer(Knowledge knowledge) {
        this.knowledge = knowledge;
        SAFETY_ITEMS.forEach(this::item);
    }

    /** The care for a settled level. */
    public Care compose(Level level, Answers answers) {
        return compose(level, answers, Set.of());
    }

    /** The care for a settled level, with plans that apply only when the person asks for them, by id. */
    public Care compose(Level level, Answers answers, Set<String> requestedPlanIds) {
        var selection = select(level, answers, requestedPlanIds);
        var withheld = new ArrayList<Withheld>();
        var shown = new ArrayList<ContentItem>();
        for (var item : selection.items()) {
            if (Suitability.isOfUse(item, answers)) {
                whyNot(item, level, selection, answers)
                        .ifPresentOrElse(because -> withheld.add(new Withheld(item, because)), () -> shown.add(item));
            }
        }
        return new Care(
                inOrder(shown, answers),
                withheld,
                selection.reminders(shown),
                selection.checkIns(),
                selection.planIds());
    }

    /** What is left of a care when only these of its plans go on: what they show and remind of, and what is always visible. */
    public Care only(Set<String> planIds, Care care) {
        var plans = knowledge.plans().stream()
                .filter(plan -> planIds.contains(plan.id()))
                .toList();
        return new Care(
                care.shown().stream()
                        .filter(item -> SAFETY_ITEMS.contains(item.slug())
                                || plans.stream().anyMatch(plan -> plan.show().contains(item)))
                        .toList(),
                care.withheld().stream()
                        .filter(each ->
                                plans.stream().anyMatch(plan -> plan.show().contains(each.item())))
                        .toList(),
                care.reminders().stream()
                        .filter(reminder ->
                                plans.stream().anyMatch(plan -> plan.reminders().contains(reminder)))
                        .toList(),
                care.checkIns().stream()
                        .filter(checkIn ->
                                plans.stream().anyMatch(plan -> plan.checkIns().contains(checkIn)))
                        .toList(),
                care.planIds().stream().filter(planIds::contains).toList());
    }

    /**
     * The care for a report without a level: whom to turn to and what to watch for. Nothing that could harm, and no
     * reminders, because a plan would look like permission to wait.
     */
    public Care whileUnsettled(Level handoverUrgency) {
        var card = switch (handoverUrgency) {
            case EMERGENCY -> List.of(item(EMERGENCY_CARD));
            case URGENT -> List.of(item(URGENT_CARD));
            case ROUTINE, SELF_CARE -> List.<ContentItem>of();
        };
        var shown = new ArrayList<>(card);
        shown.add(item(WHEN_TO_SEE_A_DOCTOR));
        shown.add(item(MENINGITIS_WARNING));
        return new Care(shown, List.of(), List.of(), List.of(), List.of());
    }

    /**
     * What is left of earlier care once a red flag is raised: its cards come first, what could harm goes, and no reminder or
     * check-in stays.
     */
    public Care afterRedFlag(Level redFlagLevel, Care before) {
        var hidden = hiddenKinds(redFlagLevel);
        var shown = new LinkedHashSet<>(cards(redFlagLevel));
        var withheld = new ArrayList<>(before.withheld());
        for (var item : before.shown()) {
            if (hidden.contains(item.kind())) {
                withheld.add(new Withheld(item, knowledge.redFlagOrders().stopText()));
            } else {
                shown.add(item);
            }
        }
        return new Care(List.copyOf(shown), withheld, List.of(), List.of(), List.of());
    }

    /** The cards of a red flag, in order; none for a level that is no red flag. */
    public List<ContentItem> cards(Level redFlagLevel) {
        return knowledge.redFlagOrders().show().getOrDefault(redFlagLevel, List.of());
    }

    /** The kinds that are never shown at a level: by the orders for a red flag, and by the plans of the level itself. */
    public Set<ContentKind> hiddenKinds(Level level) {
        return select(level, knowledge.noAnswers(), Set.of()).hiddenKinds();
    }

    /**
     * The questions that keep an item hidden only because they are open: those of its contraindications, and those that decide
     * whether a part of the care plans applies.
     */
    public Set<Question> openQuestions(Level level, Answers answers) {
        var selection = select(level, answers, Set.of());
        var open = new LinkedHashSet<Question>();
        var atLevel = answers.at(level);
        knowledge.plans().stream()
                .filter(plan -> !plan.onRequest())
                .forEach(plan -> open.addAll(plan.condition().openQuestions(atLevel)));
        for (var item : selection.items()) {
            if (Suitability.isOfUse(item, answers) && !selection.hides(item) && !selection.forbids(item)) {
                open.addAll(Suitability.openQuestions(item, answers));
            }
        }
        return open;
    }

    /** A part applies only when it is known to apply. What a red flag hides, no part can bring back. */
    private Selection select(Level level, Answers answers, Set<String> requestedPlanIds) {
        var atLevel = answers.at(level);
        var plans = knowledge.plans().stream()
                .filter(plan -> !plan.onRequest() || requestedPlanIds.contains(plan.id()))
                .filter(plan -> plan.condition().in(atLevel) == Truth.YES)
                .toList();
        var hidden = EnumSet.noneOf(ContentKind.class);
        if (level.isRedFlag()) {
            hidden.addAll(knowledge.redFlagOrders().hide());
        }
        plans.forEach(plan -> hidden.addAll(plan.mayNotShowKinds()));
        return new Selection(plans, hidden);
    }

    /** Why an item stays hidden: known harm says most, an open question least, since its answer may not be enough. */
    private Optional<String> whyNot(ContentItem item, Level level, Selection selection, Answers answers) {
        if (selection.hides(item)) {
            return Optional.of(knowledge.redFlagOrders().stopText());
        }
        return Suitability.harm(item, answers)
                .or(() -> selection.forbids(item)
                        ? Optional.of(forbidden(level))
                        : Suitability.openQuestions(item, answers).stream()
                                .min(Comparator.comparingInt(Question::index))
                                .map(question -> "We do not know yet: " + question.text()));
    }

    private static String forbidden(Level level) {
        return level == Level.SELF_CARE
                ? "This does not fit the signs that you told us about."
                : "Wait with this until a doctor has seen you.";
    }

    /** Safety first, then what suits a cause that the person told us of, then the rest as listed. */
    private static List<ContentItem> inOrder(List<ContentItem> shown, Answers answers) {
        return shown.stream()
                .sorted(Comparator.comparingInt(item -> rank(item, answers)))
                .toList();
    }

    private static int rank(ContentItem item, Answers answers) {
        int safety = SAFETY_ITEMS.indexOf(item.slug());
        if (safety >= 0) {
            return safety;
        }
        boolean suits = item.suitableFor().stream()
                .anyMatch(trigger ->
                        answers.find(trigger).filter(Boolean.TRUE::equals).isPresent());
        return SAFETY_ITEMS.size() + (suits ? 0 : 1);
    }

    private ContentItem item(String slug) {
        return knowledge
                .findContent(slug)
                .orElseThrow(() -> new IllegalArgumentException("There is no content item " + slug));
    }
}
