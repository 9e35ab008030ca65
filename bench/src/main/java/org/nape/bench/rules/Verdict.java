package org.nape.bench.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nape.knowledge.Level;
import org.nape.knowledge.Rule;
import org.nape.knowledge.Truth;

/**
 * What every evaluator has to find out.
 *
 * @param truths what is known of each rule, in the order of the rules
 * @param level the level that they demand; empty while a rule of a higher level is open
 */
record Verdict(List<Truth> truths, Optional<Level> level) {

    /** From what was found of each rule; the rules must be sorted by level, the most urgent first. */
    static Verdict of(Rule[] rules, Truth[] truths) {
        return new Verdict(Arrays.asList(truths), level(rules, truths));
    }

    /** From true, false, or anything else for what is open. */
    static Verdict of(Rule[] rules, List<?> found) {
        var truths = new Truth[rules.length];
        for (int i = 0; i < truths.length; i++) {
            truths[i] = found.get(i) instanceof Boolean yes ? Truth.of(yes) : Truth.UNKNOWN;
        }
        return of(rules, truths);
    }

    private static Optional<Level> level(Rule[] rules, Truth[] truths) {
        var open = Level.SELF_CARE;
        for (int i = 0; i < truths.length; i++) {
            var level = rules[i].level();
            switch (truths[i]) {
                case YES -> {
                    return open.isAbove(level) ? Optional.empty() : Optional.of(level);
                }
                case UNKNOWN -> open = open.or(level);
                case NO -> {}
            }
        }
        return open.isAbove(Level.SELF_CARE) ? Optional.empty() : Optional.of(Level.SELF_CARE);
    }
}
