package org.nape.knowledge.proof;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nape.knowledge.Answers;
import org.nape.knowledge.Level;
import org.nape.knowledge.Rule;
import org.nape.knowledge.Truth;
import org.nape.knowledge.assessment.Interview;

/**
 * Holds every interview that can be held. As long as the level is open, questions come in file order, so what is left of the
 * rules says all about what may follow: interviews of which the same is left are one. In each of them the interview that runs
 * is asked too, and must ask the same.
 */
final class InterviewProof {
    private static final int PEOPLE = 500;
    private static final int IMPOSSIBLE = -1;
    private static final int YES = Truth.YES.ordinal();
    private static final int NO = Truth.NO.ordinal();

    /** How an interview can end: a level for care at home or an appointment, a red flag, or in the hands of someone. */
    enum End {
        SELF_CARE,
        ROUTINE,
        RED_FLAG,
        HANDED_OVER
    }

    private final Model model;
    private final AnswerSpace space;
    private final Residues residues;
    private final Interview interview;
    private final List<Rule> rules;
    private final Answers noAnswers;
    private final int[] askIf;
    private final PlanQuestions planned;
    private final Map<Diagrams.Key, int[]> worst = new HashMap<>();
    private Optional<String> disagreement = Optional.empty();

    InterviewProof(Model model) {
        var knowledge = model.rulebook().knowledge();
        this.model = model;
        this.space = model.space();
        this.residues = new Residues(space);
        this.interview = new Interview(knowledge);
        this.noAnswers = knowledge.noAnswers();
        this.rules = knowledge.rules().stream()
                .filter(rule -> rule.level().isAbove(Level.SELF_CARE))
                .toList();
        this.askIf = space.questions().stream()
                .mapToInt(question -> question.askIf().map(residues::of).orElse(YES))
                .toArray();
        this.planned = new PlanQuestions(knowledge, space);
    }

    /** The most questions of an interview, by how it ends. */
    Map<End, Integer> worstCases() {
        var open = rules.stream()
                .map(rule -> new Open(rule.level(), residues.of(rule.condition())))
                .toList();
        var found = worst(State.of(residues, 0, Level.SELF_CARE, Level.SELF_CARE, open, askIf), noAnswers);
        var byEnd = new EnumMap<End, Integer>(End.class);
        for (var end : End.values()) {
            byEnd.put(end, found[end.ordinal()]);
        }
        return byEnd;
    }

    Finding everyInterviewEnds() {
        var worstCases = worstCases();
        return new Finding(
                "Every interview ends, no question is asked twice",
                BigInteger.valueOf(worst.size()),
                disagreement,
                inWords(worstCases, new CalmPeople(model).questions(PEOPLE, 1)));
    }

    private static String inWords(Map<End, Integer> worst, IntSummaryStatistics calm) {
        return ("%n  at most %d questions until care at home, %d until an appointment, %d until a red flag, %d until a hand-over"
                        + "%n  %d calm people: %d to %d questions, %.1f on average")
                .formatted(
                        worst.get(End.SELF_CARE),
                        worst.get(End.ROUTINE),
                        worst.get(End.RED_FLAG),
                        worst.get(End.HANDED_OVER),
                        calm.getCount(),
                        calm.getMin(),
                        calm.getMax(),
                        calm.getAverage());
    }

    /** A rule of which something is left. */
    record Open(Level level, int residue) {}

    private int[] worst(State state, Answers answers) {
        var key = state.key();
        var known = worst.get(key);
        if (known == null) {
            known = follow(state, answers);
            worst.put(key, known);
        }
        return known;
    }

    private int[] follow(State state, Answers answers) {
        var result = new int[End.values().length];
        Arrays.fill(result, IMPOSSIBLE);
        if (state.askable() == 0 && (state.isStuck() || state.best().isRedFlag())) {
            agree(answers, Optional.empty());
            result[(state.isStuck() ? End.HANDED_OVER : End.RED_FLAG).ordinal()] = 0;
            return result;
        }
        int question = state.next();
        if (question == space.size()) {
            result[state.best().ordinal()] = 0;
            return result;
        }
        boolean asked = (state.askable() >> question & 1) == 1;
        if (asked) {
            agree(answers, Optional.of(question));
        }
        boolean matters = asked || state.decidesWhatToAsk(question);
        for (int place = matters ? 0 : space.open(question); place <= space.open(question); place++) {
            var after = place == space.open(question)
                    ? answers.with(space.questions().get(question).id(), null)
                    : space.with(answers, question, place);
            var rest = worst(state.given(question, place), asked ? after : answers);
            for (var end : End.values()) {
                int more = rest[end.ordinal()];
                if (more != IMPOSSIBLE) {
                    int one = asked || planned.contains(end, question) && state.askIf(question) != NO ? 1 : 0;
                    result[end.ordinal()] = Math.max(result[end.ordinal()], more + one);
                }
            }
        }
        return result;
    }

    /** Whether what runs asks the same question next, or none about the level any more. */
    private void agree(Answers answers, Optional<Integer> question) {
        var step = interview.next(answers);
        var asks = step.status() == Interview.Status.LEVEL
                ? Optional.of(step.next().getFirst())
                : Optional.empty();
        if (disagreement.isEmpty() && !asks.equals(question.map(space.questions()::get))) {
            disagreement = Optional.of("  after " + answers.asMap() + "\n  the interview asks " + asks + ", expected "
                    + question.map(space.questions()::get));
        }
    }
}
