package org.nape.knowledge.assessment;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.nape.knowledge.Answers;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.knowledge.Question;
import org.nape.knowledge.Rule;
import org.nape.knowledge.Truth;

/**
 * Finds what would change the level: the smallest changes of answers, one if one is enough, else two. Only those questions are
 * tried that can matter, as the conditions of the rules tell, and each change is judged by the {@link Assessor} before it is told.
 */
public final class Counterfactuals {
    private final Assessor assessor;
    private final List<Question> questions;
    private final List<Rule> rules;
    private final Variations variations;
    private final WhatIf whatIf;

    public Counterfactuals(Knowledge knowledge) {
        this.assessor = new Assessor(knowledge);
        this.questions = knowledge.questions();
        this.rules = knowledge.rules();
        this.variations = new Variations(knowledge);
        this.whatIf = new WhatIf(knowledge);
    }

    /**
     * One change that would matter.
     *
     * @param answers question id to the answer that would be another: one or two
     * @param then all answers as they would be, without those that would then not have been asked for
     * @param level the level that would be reached
     * @param settled whether that would be the last word; if not, more questions would follow
     */
    public record Change(Map<String, Object> answers, Answers then, Level level, boolean settled, String sentence) {}

    /** All smallest changes, those that change most first, then in the order of the questions. */
    public record Found(List<Change> raising, List<Change> lowering) {
        public Found {
            raising = List.copyOf(raising);
            lowering = List.copyOf(lowering);
        }
    }

    /**
     * What would raise and what would lower the level of these answers, or what it is at least while nothing is settled. To lower
     * it, the lower level must be settled: unknown is never safe.
     */
    public Found of(Answers answers) {
        var reached = reached(assessor.assess(answers));
        var raising = smallest(answers, after -> reached(after).isAbove(reached), step -> above(reached, step));
        var lowering = smallest(
                answers, after -> after.level().filter(reached::isAbove).isPresent(), step -> holding(reached, step));
        return new Found(told(raising, Comparator.reverseOrder()), told(lowering, Comparator.naturalOrder()));
    }

    private static Level reached(Assessment assessment) {
        return assessment.level().or(assessment::atLeast).orElse(Level.SELF_CARE);
    }

    /** What rules above read: one that is not true becomes so only by an answer of its own. */
    private Collection<Question> above(Level reached, Step step) {
        var found = new LinkedHashSet<Question>();
        rules.stream()
                .filter(rule ->
                        rule.level().isAbove(reached) && rule.condition().in(step.answers()) != Truth.YES)
                .forEach(rule -> found.addAll(rule.condition().questions()));
        return AskingOrder.inOrder(found);
    }

    /**
     * What holds the level up: a true rule stays true unless one of the answers that make it so is another, and a rule that is
     * open, or answers that contradict, stay so unless one of their questions has another answer. What was said at a check-in
     * stays said.
     */
    private Collection<Question> holding(Level reached, Step step) {
        if (reached == Level.SELF_CARE || !step.assessment().followUps().isEmpty()) {
            return List.of();
        }
        return switch (step.assessment()) {
            case Assessment.Open open
            when reached.isAbove(reached(open)) ->
                AskingOrder.inOrder(open.unknownRules().getFirst().condition().questions());
            case Assessment.NeedsClarification unclear ->
                AskingOrder.inOrder(unclear.conflicts().getFirst().condition().questions());
            case Assessment.Open open -> supporting(open.trueRules().getFirst(), step.answers());
            case Assessment.Settled settled -> supporting(settled.trueRules().getFirst(), step.answers());
        };
    }

    private List<Question> supporting(Rule rule, Answers answers) {
        var support = rule.condition().support(answers).keySet();
        return questions.stream()
                .filter(question -> support.contains(question.id()))
                .toList();
    }

    private record Step(Map<String, Object> changes, Answers answers, Assessment assessment) {}

    private Collection<Step> smallest(
            Answers answers, Predicate<Assessment> wanted, Function<Step, Collection<Question>> worthTrying) {
        var ones = from(new Step(Map.of(), answers, assessor.assess(answers)), worthTrying);
        var enough = ones.values().stream()
                .filter(step -> wanted.test(step.assessment()))
                .toList();
        if (!enough.isEmpty()) {
            return variations.nearest(answers, enough, Step::changes, step -> reached(step.assessment()));
        }
        var twos = new LinkedHashMap<Map<String, Object>, Step>();
        ones.values().forEach(one -> from(one, worthTrying).forEach(twos::putIfAbsent));
        var both = twos.values().stream()
                .filter(step -> wanted.test(step.assessment()))
                .toList();
        return variations.nearest(answers, both, Step::changes, step -> reached(step.assessment()));
    }

    private Map<Map<String, Object>, Step> from(Step step, Function<Step, Collection<Question>> worthTrying) {
        var next = new LinkedHashMap<Map<String, Object>, Step>();
        for (var question : worthTrying.apply(step)) {
            if (!step.changes().containsKey(question.id())) {
                for (var value : variations.of(question, step.answers())) {
                    var changes = new LinkedHashMap<>(step.changes());
                    changes.put(question.id(), value);
                    var answers = variations.with(step.answers(), question, value);
                    next.put(changes, new Step(changes, answers, assessor.assess(answers)));
                }
            }
        }
        return next;
    }

    private List<Change> told(Collection<Step> steps, Comparator<Level> order) {
        return steps.stream()
                .map(step -> {
                    var level = reached(step.assessment());
                    boolean settled = step.assessment().level().isPresent();
                    return new Change(
                            Collections.unmodifiableMap(step.changes()),
                            step.answers(),
                            level,
                            settled,
                            whatIf.sentence(step.changes(), level, settled));
                })
                .sorted(Comparator.comparing(Change::level, order))
                .toList();
    }
}
