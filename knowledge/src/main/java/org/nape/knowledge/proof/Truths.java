package org.nape.knowledge.proof;

import java.util.Arrays;
import org.nape.knowledge.Condition;
import org.nape.knowledge.Truth;

/** Conditions as diagrams: each statement is judged by the condition itself, and joined by {@link Truth}. */
final class Truths {
    private final AnswerSpace space;
    private final Diagrams diagrams;

    Truths(AnswerSpace space, Diagrams diagrams) {
        this.space = space;
        this.diagrams = diagrams;
    }

    /** What is known of a condition: {@link Truth#ordinal()}. */
    int of(Condition condition) {
        return switch (condition) {
            case Condition.Literal(var value) -> Truth.of(value).ordinal();
            case Condition.Holds leaf -> leaf(condition, space.indexOf(leaf.question()));
            case Condition.Comparison leaf -> leaf(condition, space.indexOf(leaf.question()));
            case Condition.OneOf leaf -> leaf(condition, space.indexOf(leaf.question()));
            case Condition.Not(var part) ->
                diagrams.combine(
                        one -> one[0] < 0
                                ? Diagrams.UNDECIDED
                                : Truth.values()[one[0]].not().ordinal(),
                        of(part));
            case Condition.And(var parts) -> parts.stream().map(this::of).reduce(Truth.YES.ordinal(), this::and);
            case Condition.Or(var parts) -> parts.stream().map(this::of).reduce(Truth.NO.ordinal(), this::or);
        };
    }

    int and(int one, int other) {
        return diagrams.combine(Truths::and, one, other);
    }

    int or(int one, int other) {
        return diagrams.combine(Truths::or, one, other);
    }

    private static int and(int[] two) {
        if (two[0] == Truth.NO.ordinal() || two[1] == Truth.NO.ordinal()) {
            return Truth.NO.ordinal();
        }
        return two[0] < 0 || two[1] < 0
                ? Diagrams.UNDECIDED
                : Truth.values()[two[0]].and(Truth.values()[two[1]]).ordinal();
    }

    private static int or(int[] two) {
        if (two[0] == Truth.YES.ordinal() || two[1] == Truth.YES.ordinal()) {
            return Truth.YES.ordinal();
        }
        return two[0] < 0 || two[1] < 0
                ? Diagrams.UNDECIDED
                : Truth.values()[two[0]].or(Truth.values()[two[1]]).ordinal();
    }

    private int leaf(Condition condition, int question) {
        var truths = space.truths(condition, question);
        return diagrams.node(
                question, Arrays.stream(truths).mapToInt(Truth::ordinal).toArray());
    }
}
