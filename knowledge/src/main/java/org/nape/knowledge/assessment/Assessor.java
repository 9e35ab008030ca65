package org.nape.knowledge.assessment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.nape.knowledge.Answers;
import org.nape.knowledge.Conditions;
import org.nape.knowledge.ConsistencyCheck;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.knowledge.Question;
import org.nape.knowledge.Rule;
import org.nape.knowledge.Truth;

/**
 * Weighs answers by the rules. It fails safe: a level is settled only when no rule of a higher level is open, and care at home
 * only when every other rule is known to be false and no answers contradict each other.
 */
public final class Assessor {
    private final List<Rule> rules;
    private final Conditions conditions;
    private final List<ConsistencyCheck> checks;
    private final Optional<FollowUpRules> followUps;

    public Assessor(Knowledge knowledge) {
        this(knowledge.rules(), knowledge.checks(), Optional.of(new FollowUpRules(knowledge)));
    }

    /** An assessor with rules of its own, to find out what other rules would have made of the same answers. */
    public Assessor(List<Rule> rules, List<ConsistencyCheck> checks) {
        this(rules, checks, Optional.empty());
    }

    private Assessor(List<Rule> rules, List<ConsistencyCheck> checks, Optional<FollowUpRules> followUps) {
        this.rules = rules.stream()
                .sorted(Comparator.comparing(Rule::level).reversed())
                .toList();
        this.conditions =
                new Conditions(this.rules.stream().map(Rule::condition).toList());
        this.checks = List.copyOf(checks);
        this.followUps = followUps;
    }

    /**
     * Judges these answers afresh; whatever was found before has no say. Answers of a check-in are judged by the follow-up rules
     * too, which may raise what the others find or have it asked anew, and never soothe.
     */
    public Assessment assess(Answers answers) {
        var found = byRules(answers);
        var speaking = followUps.map(rules -> rules.of(answers)).orElse(List.of());
        return speaking.isEmpty() ? found : followUps.orElseThrow().add(speaking, found, answers);
    }

    private Assessment byRules(Answers answers) {
        var trueRules = new ArrayList<Rule>();
        var unknownRules = new ArrayList<Rule>();
        var truths = conditions.in(answers);
        for (int i = 0; i < truths.length; i++) {
            switch (truths[i]) {
                case YES -> trueRules.add(rules.get(i));
                case UNKNOWN -> unknownRules.add(rules.get(i));
                case NO -> {}
            }
        }
        var best = trueRules.isEmpty() ? Level.SELF_CARE : trueRules.getFirst().level();
        unknownRules.removeIf(rule -> !rule.level().isAbove(best));
        var conflicts = checks.stream()
                .filter(check -> check.condition().in(answers) == Truth.YES)
                .toList();
        if (!unknownRules.isEmpty()) {
            return open(answers, best, trueRules, unknownRules, conflicts);
        }
        return best == Level.SELF_CARE && !conflicts.isEmpty()
                ? needsClarification(answers, trueRules, conflicts)
                : new Assessment.Settled(best, trueRules, List.of(), conflicts);
    }

    private static Assessment open(
            Answers answers,
            Level best,
            List<Rule> trueRules,
            List<Rule> unknownRules,
            List<ConsistencyCheck> conflicts) {
        var open = new LinkedHashSet<Question>();
        unknownRules.forEach(rule -> open.addAll(rule.condition().openQuestions(answers)));
        var unresolved = AskingOrder.unresolved(open, answers);
        return new Assessment.Open(
                trueRules,
                unknownRules,
                unresolved,
                AskingOrder.toAsk(unresolved, answers),
                best.or(urgencyOf(unknownRules)),
                List.of(),
                conflicts);
    }

    /** If the person does not clear it up, every one of the answers in question counts as unknown. */
    private Assessment needsClarification(Answers answers, List<Rule> trueRules, List<ConsistencyCheck> conflicts) {
        var again = new HashSet<Question>();
        conflicts.forEach(check -> again.addAll(check.askAgain()));
        var unclear = answers;
        for (var question : again) {
            unclear = unclear.without(question.id());
        }
        var withoutThem = unclear;
        var open = rules.stream()
                .filter(rule -> rule.condition().in(withoutThem) == Truth.UNKNOWN)
                .toList();
        return new Assessment.NeedsClarification(trueRules, conflicts, AskingOrder.inOrder(again), urgencyOf(open));
    }

    /** Today if an emergency or urgent rule is open, else in the next days; never care at home. */
    private static Level urgencyOf(List<Rule> unknownRules) {
        return unknownRules.stream().anyMatch(rule -> rule.level().isRedFlag()) ? Level.URGENT : Level.ROUTINE;
    }
}
