package org.nape.bench.rules;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.assessment.Assessor;

/** Who evaluates the rules. */
public enum Contestant {
    /** Nape, asked what all others are asked. */
    NAPE("Nape", OptionalDouble.empty()) {
        @Override
        List<? extends Supplier<?>> ready(Knowledge knowledge, AnswerSets sets) {
            return asked(new NapeRules(knowledge.rules()), knowledge, sets);
        }
    },

    /** Nape with all that a report needs: the checks for contradictions, and what to ask next. */
    ASSESSOR("Nape, a whole assessment", OptionalDouble.empty()) {
        @Override
        List<? extends Supplier<?>> ready(Knowledge knowledge, AnswerSets sets) {
            var assessor = new Assessor(knowledge);
            return sets.in(knowledge).stream()
                    .map(answers -> (Supplier<?>) () -> assessor.assess(answers))
                    .toList();
        }
    },

    CEL("CEL, one program", OptionalDouble.of(1)) {
        @Override
        List<? extends Supplier<?>> ready(Knowledge knowledge, AnswerSets sets) {
            return asked(new CelProgram(knowledge, sets == AnswerSets.PARTIAL), knowledge, sets);
        }
    },

    DMN("Apache KIE DMN", OptionalDouble.of(100)) {
        @Override
        List<? extends Supplier<?>> ready(Knowledge knowledge, AnswerSets sets) {
            return asked(new DmnDecision(knowledge, sets == AnswerSets.PARTIAL), knowledge, sets);
        }
    };

    private final String title;
    private final OptionalDouble floor;

    Contestant(String title, OptionalDouble floor) {
        this.title = title;
        this.floor = floor;
    }

    /** How many times as long as Nape it must take, at least. */
    OptionalDouble floor() {
        return floor;
    }

    @Override
    public String toString() {
        return title;
    }

    /** Evaluations of these sets, one after the other, with all that can be prepared done. */
    abstract List<? extends Supplier<?>> ready(Knowledge knowledge, AnswerSets sets);

    private static List<Supplier<Verdict>> asked(RuleEvaluator evaluator, Knowledge knowledge, AnswerSets sets) {
        return sets.in(knowledge).stream().map(evaluator::ready).toList();
    }
}
