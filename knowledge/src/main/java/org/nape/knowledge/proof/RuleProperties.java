package org.nape.knowledge.proof;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.nape.knowledge.Condition;
import org.nape.knowledge.Question;
import org.nape.knowledge.Truth;

/** What must be true of the rules and the questions: none is in vain. */
final class RuleProperties {
    private static final int UNKNOWN = Truth.UNKNOWN.ordinal();

    private final Model model;
    private final Diagrams diagrams;
    private final Paths paths;
    private final Words words;

    RuleProperties(Model model) {
        this.model = model;
        this.diagrams = model.diagrams();
        this.paths = new Paths(model);
        this.words = new Words(model);
    }

    /** Each rule is true of some complete answers without contradiction. */
    Finding noDeadRule() {
        var dead = model.rules().entrySet().stream()
                .filter(each ->
                        model.both(each.getValue(), Model::isYes, model.consistent(), Model::isTrue) == Diagrams.FALSE)
                .map(each -> "  " + each.getKey() + " is true of no complete answers without contradiction")
                .toList();
        return Finding.of("No rule is dead", consistentStates(), joined(dead));
    }

    /** For each question there are answers to all others so that its answer matters to some reader. */
    Finding noDeadQuestion() {
        var dead = new ArrayList<String>();
        for (int i = 0; i < model.space().size(); i++) {
            int question = i;
            if (IntStream.range(1, model.space().open(i)).noneMatch(place -> matters(question, 0, place))) {
                dead.add("  " + model.questions().get(i) + " changes nothing, whatever the answers to all others are");
            }
        }
        return Finding.of("No question is dead", consistentStates(), joined(dead));
    }

    /**
     * Each answer can be given, and matters: options mean the same only if they are all as calm as the first, and every limit
     * of a number that is written anywhere tells two numbers apart.
     */
    Finding noDeadOption() {
        var dead = new ArrayList<String>();
        for (int i = 0; i < model.space().size(); i++) {
            var values = model.space().values(i);
            for (int place = 0; place < values.size(); place++) {
                var what = model.questions().get(i) + " " + words.answer(i, place);
                if (!canBeGiven(i, place)) {
                    dead.add("  " + what + " contradicts all else");
                }
                boolean isChoice = model.questions().get(i).type() == Question.Type.CHOICE;
                if (isChoice && place > 0 && values.get(place).all().size() > 1) {
                    dead.add("  " + what + " mean the same to every rule, plan and item");
                }
                int other = isChoice ? 0 : place - 1;
                if (place > 0 && !matters(i, other, place)) {
                    dead.add("  " + what + " and " + words.answer(i, other) + " change nothing");
                }
            }
        }
        dead.addAll(idleStatements());
        return Finding.of("No option and no limit is dead", consistentStates(), joined(dead));
    }

    /** What is written about a question must be true of some of its answers, and what compares numbers false of others. */
    private List<String> idleStatements() {
        var space = model.space();
        return IntStream.range(0, space.size())
                .boxed()
                .flatMap(i -> space.leaves(i).stream()
                        .filter(leaf -> isIdle(leaf, space.truths(leaf, i)))
                        .map(leaf -> "  what is said of " + space.questions().get(i) + " (" + leaf + ") tells nothing"))
                .toList();
    }

    /** "One of all options" does tell something: that the question was answered. */
    private static boolean isIdle(Condition leaf, Truth[] truths) {
        var found = Set.of(Arrays.stream(truths).distinct().toArray());
        return !found.contains(Truth.YES) || leaf instanceof Condition.Comparison && !found.contains(Truth.NO);
    }

    /**
     * Whether one of two answers, with sensible answers to all other questions, makes a difference to a reader: the other one
     * may well need other answers beside it, since it may open or close questions.
     */
    private boolean matters(int question, int one, int other) {
        return model.readers().values().stream()
                .distinct()
                .anyMatch(reader -> differs(reader, question, one, other) || differs(reader, question, other, one));
    }

    private boolean differs(int reader, int question, int sensible, int other) {
        int with = diagrams.given(reader, question, sensible);
        int without = diagrams.given(reader, question, other);
        return with != without
                && diagrams.combine(
                                RuleProperties::difference,
                                with,
                                without,
                                diagrams.given(model.consistent(), question, sensible))
                        != Diagrams.FALSE;
    }

    private static int difference(int[] three) {
        if (three[2] == Diagrams.FALSE || three[0] == UNKNOWN || three[1] == UNKNOWN) {
            return Diagrams.FALSE;
        }
        return three[0] < 0 || three[1] < 0 || three[2] < 0
                ? Diagrams.UNDECIDED
                : three[0] == three[1] ? Diagrams.FALSE : Diagrams.TRUE;
    }

    private boolean canBeGiven(int question, int place) {
        var ways = new int[model.space().open(question) + 1];
        ways[place] = Diagrams.TRUE;
        return model.both(diagrams.node(question, ways), Model::isTrue, model.consistent(), Model::isTrue)
                != Diagrams.FALSE;
    }

    private BigInteger consistentStates() {
        return paths.count(model.consistent(), Model::isTrue);
    }

    private static Optional<String> joined(List<String> lines) {
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
    }
}
