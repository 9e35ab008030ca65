package org.nape.bench.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nape.bench.Contest;
import org.nape.bench.Effort;
import org.nape.bench.JmhRounds;
import org.nape.bench.Standing;

/** All rules evaluated once: faster than one program of CEL, and at least 100 times as fast as Apache KIE's DMN. */
public final class RuleEvaluationContest implements Contest {

    @Override
    public String name() {
        return "rules";
    }

    @Override
    public String question() {
        return "which rules are true, false and open, and the level that follows, for one set of answers";
    }

    @Override
    public List<Standing> run(Effort effort) {
        var turns = Arrays.stream(AnswerSets.values())
                .flatMap(answers -> Arrays.stream(Contestant.values()).map(each -> new Turn(each, answers)))
                .toList();
        var medians = new JmhRounds<>(RuleEvaluationBench.class, Turn::parameters).run(turns, effort);
        return turns.stream().map(turn -> standing(turn, medians)).toList();
    }

    private static Standing standing(Turn turn, Map<Turn, Double> medians) {
        double took = median(turn, medians);
        double nape = median(new Turn(Contestant.NAPE, turn.answers()), medians);
        return new Standing(
                turn.answers().toString(),
                turn.contestant().toString(),
                took,
                took / nape,
                turn.contestant().floor());
    }

    private static double median(Turn turn, Map<Turn, Double> medians) {
        return Optional.ofNullable(medians.get(turn)).orElseThrow();
    }

    /** Who judges what. */
    private record Turn(Contestant contestant, AnswerSets answers) {
        Map<String, String> parameters() {
            return Map.of("contestant", contestant.name(), "answers", answers.name());
        }

        @Override
        public String toString() {
            return answers + ", " + contestant;
        }
    }
}
