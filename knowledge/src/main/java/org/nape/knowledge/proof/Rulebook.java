package org.nape.knowledge.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nape.knowledge.Condition;
import org.nape.knowledge.ConsistencyCheck;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.knowledge.Question;
import org.nape.knowledge.Rule;
import org.nape.knowledge.Truth;

/** What is to be proven: questions, rules, checks, and whatever else reads an answer. */
record Rulebook(Knowledge knowledge, List<Rule> rules, List<ConsistencyCheck> checks) {

    static Rulebook of(Knowledge knowledge) {
        return new Rulebook(knowledge, knowledge.rules(), knowledge.checks());
    }

    Rulebook with(List<Rule> otherRules) {
        return new Rulebook(knowledge, List.copyOf(otherRules), checks);
    }

    List<Question> questions() {
        return knowledge.questions();
    }

    /** Every condition by who reads it, those of care plans once for each level. */
    Map<String, Condition> readers() {
        var readers = new LinkedHashMap<String, Condition>();
        rules.forEach(rule -> readers.put("rule " + rule.id(), rule.condition()));
        checks.forEach(check -> readers.put("check " + check.id(), check.condition()));
        questions()
                .forEach(question ->
                        question.askIf().ifPresent(condition -> readers.put("ask_if of " + question, condition)));
        for (var plan : knowledge.plans()) {
            for (var level : Level.values()) {
                readers.put("plan " + plan + " at " + level, at(level, plan.condition()));
            }
        }
        for (var item : knowledge.content()) {
            item.showWhen().ifPresent(condition -> readers.put("show_when of " + item, condition));
            var harms = new ArrayList<Condition>();
            item.contraindications().forEach(each -> harms.add(each.condition()));
            if (!harms.isEmpty()) {
                readers.put("contraindications of " + item, new Condition.Or(harms));
            }
        }
        return readers;
    }

    /** The same condition where the level is no longer asked for. */
    private Condition at(Level level, Condition condition) {
        return switch (condition) {
            case Condition.Not(var part) -> new Condition.Not(at(level, part));
            case Condition.And(var parts) ->
                new Condition.And(parts.stream().map(part -> at(level, part)).toList());
            case Condition.Or(var parts) ->
                new Condition.Or(parts.stream().map(part -> at(level, part)).toList());
            case Condition.Literal _, Condition.Holds _, Condition.Comparison _, Condition.OneOf _ -> {
                var truth = condition.in(knowledge.noAnswers().at(level));
                yield truth == Truth.UNKNOWN ? condition : new Condition.Literal(truth == Truth.YES);
            }
        };
    }
}
