package org.nape.bench.rules;

import java.util.List;
import java.util.function.Supplier;
import org.nape.knowledge.Answers;
import org.nape.knowledge.Conditions;
import org.nape.knowledge.Rule;

/** Nape's own: all conditions judge the answers as they are. */
final class NapeRules implements RuleEvaluator {
    private final Rule[] rules;
    private final Conditions conditions;

    NapeRules(List<Rule> rules) {
        this.rules = rules.toArray(Rule[]::new);
        this.conditions = new Conditions(rules.stream().map(Rule::condition).toList());
    }

    @Override
    public Supplier<Verdict> ready(Answers answers) {
        return () -> Verdict.of(rules, conditions.in(answers));
    }
}
