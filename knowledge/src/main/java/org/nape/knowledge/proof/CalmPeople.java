package org.nape.knowledge.proof;

import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.nape.knowledge.Answers;
import org.nape.knowledge.assessment.Interview;

/** People who may care for themselves, drawn from all there are, each set of answers as likely as any other. */
final class CalmPeople {
    private final AnswerSpace space;
    private final Diagrams diagrams;
    private final Interview interview;
    private final Answers noAnswers;
    private final int calm;
    private final Map<Integer, Double> weights = new HashMap<>();

    CalmPeople(Model model) {
        this.space = model.space();
        this.diagrams = model.diagrams();
        this.interview = new Interview(model.rulebook().knowledge());
        this.noAnswers = model.rulebook().knowledge().noAnswers();
        this.calm = model.both(
                model.consistent(), Model::isTrue, model.outcome(), result -> Outcome.of(result) == Outcome.SELF_CARE);
    }

    /** How many questions each of some people is asked. */
    IntSummaryStatistics questions(int people, long seed) {
        var random = new Random(seed);
        return IntStream.range(0, people).map(_ -> asked(draw(random))).summaryStatistics();
    }

    private int asked(Answers truth) {
        var answers = noAnswers;
        int asked = 0;
        for (var step = interview.next(answers);
                !step.isOver() && step.status() != Interview.Status.CLARIFY;
                step = interview.next(answers)) {
            var question = step.next().getFirst();
            answers = answers.with(question.id(), truth.find(question.id()).orElse(null));
            asked++;
        }
        return asked;
    }

    private Answers draw(Random random) {
        var answers = noAnswers;
        int at = calm;
        for (int question = 0; question < space.size(); question++) {
            int place;
            if (!Diagrams.isResult(at) && diagrams.question(at) == question) {
                place = likely(at, random);
                at = diagrams.way(at, place);
            } else {
                place = random.nextInt(space.open(question));
            }
            answers = space.with(answers, question, place);
        }
        return answers;
    }

    private int likely(int node, Random random) {
        double left = random.nextDouble() * weight(node);
        for (int place = 0; place < diagrams.ways(node); place++) {
            left -= weight(node, place);
            if (left < 0) {
                return place;
            }
        }
        return IntStream.range(0, diagrams.ways(node))
                .filter(place -> weight(node, place) > 0)
                .findFirst()
                .orElseThrow();
    }

    /** How many complete answers lead from here to care at home. */
    private double weight(int function) {
        if (Diagrams.isResult(function)) {
            return function;
        }
        var known = weights.get(function);
        if (known == null) {
            known = IntStream.range(0, diagrams.ways(function))
                    .mapToDouble(place -> weight(function, place))
                    .sum();
            weights.put(function, known);
        }
        return known;
    }

    private double weight(int node, int place) {
        int next = diagrams.way(node, place);
        int to = Diagrams.isResult(next) ? space.size() : diagrams.question(next);
        return IntStream.range(diagrams.question(node) + 1, to)
                .mapToDouble(space::open)
                .reduce(weight(next), (one, other) -> one * other);
    }
}
