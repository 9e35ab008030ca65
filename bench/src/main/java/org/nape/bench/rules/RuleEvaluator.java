package org.nape.bench.rules;

import java.util.function.Supplier;
import org.nape.knowledge.Answers;

/** Judges all rules at once. */
interface RuleEvaluator {

    /** These answers in the form that this evaluator likes best, ready to be judged again and again. */
    Supplier<Verdict> ready(Answers answers);
}
