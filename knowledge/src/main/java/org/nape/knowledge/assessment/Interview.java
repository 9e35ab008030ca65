package org.nape.knowledge.assessment;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nape.knowledge.Answers;
import org.nape.knowledge.ContentItem;
import org.nape.knowledge.Contraindication;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Question;
import org.nape.knowledge.care.CareComposer;

/**
 * Finds what to ask next: first what can still change the level, then, where care at home is possible, the likely causes, what
 * decides which parts of the care plans apply, and what the planned items need to be known as safe. It remembers nothing; the answers say how far the person is.
 */
public final class Interview {
    private final Assessor assessor;
    private final CareComposer composer;
    private final List<Question> triggers;
    private final Set<Question> everAskedForPlans;

    public Interview(Knowledge knowledge) {
        this.assessor = new Assessor(knowledge);
        this.composer = new CareComposer(knowledge);
        this.triggers = knowledge.questions().stream()
                .filter(question -> question.group().equals(Knowledge.TRIGGERS))
                .toList();
        this.everAskedForPlans = new HashSet<>(triggers);
        knowledge.plans().stream()
                .flatMap(plan -> plan.show().stream())
                .map(ContentItem::contraindications)
                .flatMap(List::stream)
                .map(Contraindication::condition)
                .forEach(condition -> everAskedForPlans.addAll(condition.questions()));
        knowledge.plans().stream()
                .filter(plan -> !plan.onRequest())
                .flatMap(plan -> plan.condition().questions().stream())
                .filter(question -> knowledge.findQuestion(question.id()).isPresent())
                .forEach(everAskedForPlans::add);
    }

    /** What to ask a person with these answers. */
    public Step next(Answers answers) {
        var assessment = assessor.assess(answers);
        return switch (assessment) {
            case Assessment.Open open when open.toAsk().isEmpty() -> step(Status.HANDED_OVER, List.of(), 0, open);
            case Assessment.Open open ->
                step(Status.LEVEL, open.toAsk(), atMost(open.unresolved(), answers, mayBePlanned(open)), open);
            case Assessment.NeedsClarification unclear ->
                step(Status.CLARIFY, unclear.unresolved(), atMost(unclear.unresolved(), answers, true), unclear);
            case Assessment.Settled settled -> forPlan(settled, answers);
        };
    }

    private Step forPlan(Assessment.Settled settled, Answers answers) {
        if (settled.settledLevel().isRedFlag()) {
            return step(Status.DONE, List.of(), 0, settled);
        }
        var open = new HashSet<>(composer.openQuestions(settled.settledLevel(), answers));
        triggers.stream().filter(trigger -> !answers.isKnown(trigger)).forEach(open::add);
        var toAsk = AskingOrder.toAsk(AskingOrder.unresolved(open, answers), answers);
        return toAsk.isEmpty()
                ? step(Status.DONE, List.of(), 0, settled)
                : step(Status.PLAN, toAsk, atMost(toAsk, answers, true), settled);
    }

    /** Once it is urgent, nothing is planned any more. */
    private static boolean mayBePlanned(Assessment assessment) {
        return assessment.redFlagLevel().isEmpty();
    }

    /** No more than what is open now and what any plan could ever want to know: known answers only make both fewer. */
    private int atMost(List<Question> now, Answers answers, boolean mayBePlanned) {
        var left = new HashSet<>(now);
        if (mayBePlanned) {
            left.addAll(everAskedForPlans);
        }
        return (int) AskingOrder.unresolved(left, answers).stream()
                .filter(question -> !answers.isAsked(question))
                .count();
    }

    /** Only the leading questions of one group: they go on one screen, and what follows may no longer be needed. */
    private static Step step(Status status, List<Question> toAsk, int remainingAtMost, Assessment assessment) {
        var group = toAsk.stream().map(Question::group).findFirst().orElse("");
        var next = status == Status.CLARIFY
                ? toAsk
                : toAsk.stream()
                        .takeWhile(question -> question.group().equals(group))
                        .toList();
        return new Step(status, next, Math.max(remainingAtMost, next.size()), assessment);
    }

    /** How far an interview is. */
    public enum Status {
        /** The level is not settled yet. */
        LEVEL,
        /** The level is settled, but what is safe for this person is not. */
        PLAN,
        /** Answers contradict each other and are asked for again. */
        CLARIFY,
        /** The person is not sure about all that is open: someone must ask them in person. */
        HANDED_OVER,
        /** There is nothing left to ask. */
        DONE
    }

    /**
     * What to ask now.
     *
     * @param next the questions to ask now, in order; a caller may ask only the first and come back
     * @param remainingAtMost how many questions may still come, these included
     */
    public record Step(Status status, List<Question> next, int remainingAtMost, Assessment assessment) {
        public Step {
            next = List.copyOf(next);
        }

        public boolean isOver() {
            return next.isEmpty();
        }
    }
}
