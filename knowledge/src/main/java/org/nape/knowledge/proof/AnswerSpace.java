package org.nape.knowledge.proof;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.nape.knowledge.Answers;
import org.nape.knowledge.Condition;
import org.nape.knowledge.Question;
import org.nape.knowledge.Truth;

/**
 * All answers there are: each question is open, or has one of its values. Values that no condition tells apart are one: so are
 * the days from 8 to 89. Which they are is found by asking the conditions themselves about each single value.
 */
final class AnswerSpace {
    private final Answers none;
    private final List<Question> questions;
    private final List<List<Values>> values = new ArrayList<>();
    private final Leaves leaves;

    /** Values of one question that mean the same to every condition, the first of them standing for all. */
    record Values(List<Object> all) {
        Object first() {
            return all.getFirst();
        }
    }

    AnswerSpace(Answers none, List<Question> questions, Collection<Condition> conditions) {
        this.none = none;
        this.questions = List.copyOf(questions);
        this.leaves = new Leaves(conditions);
        for (var question : questions) {
            values.add(leaves.values(question, none));
        }
    }

    List<Question> questions() {
        return questions;
    }

    int size() {
        return questions.size();
    }

    int indexOf(Question question) {
        return questions.indexOf(question);
    }

    List<Values> values(int question) {
        return values.get(question);
    }

    /** The place that stands for "open", after those of the values. */
    int open(int question) {
        return values.get(question).size();
    }

    /** The statements about this one question that are made anywhere. */
    List<Condition> leaves(int question) {
        return leaves.about(questions.get(question));
    }

    /** How many sets of answers there are, open ones counted. */
    BigInteger states() {
        return values.stream()
                .map(each -> BigInteger.valueOf(each.size() + 1L))
                .reduce(BigInteger.ONE, BigInteger::multiply);
    }

    Answers with(Answers answers, int question, int value) {
        return value == open(question)
                ? answers
                : answers.with(
                        questions.get(question).id(),
                        values.get(question).get(value).first());
    }

    /** The answers that a place for each question stands for. */
    Answers answers(int[] places) {
        var answers = none;
        for (int i = 0; i < places.length; i++) {
            answers = with(answers, i, places[i]);
        }
        return answers;
    }

    /** Where a person's answer to a question belongs. */
    int place(int question, Answers answers) {
        var value = answers.find(questions.get(question).id());
        return IntStream.range(0, open(question))
                .filter(place -> value.filter(values.get(question).get(place).all()::contains)
                        .isPresent())
                .findFirst()
                .orElse(open(question));
    }

    /**
     * What a statement about this one question is worth for each of its values, and last when it is open. A statement that
     * tells values apart which count as one here is refused: one of them could not stand for all.
     */
    Truth[] truths(Condition leaf, int question) {
        var truths = new Truth[open(question) + 1];
        for (int place = 0; place < truths.length - 1; place++) {
            var all = values.get(question).get(place).all().stream()
                    .map(value -> leaf.in(none.with(questions.get(question).id(), value)))
                    .distinct()
                    .toList();
            if (all.size() > 1) {
                throw new IllegalArgumentException("not among the conditions of this space: " + leaf);
            }
            truths[place] = all.getFirst();
        }
        truths[truths.length - 1] = leaf.in(none);
        return truths;
    }

    /** A value in words, numbers as the range that means the same. */
    static String inWords(Values values) {
        if (values.first() instanceof Integer least
                && values.all().getLast() instanceof Integer most
                && most > least
                && most - least == values.all().size() - 1) {
            return least + " to " + most;
        }
        return String.join(" or ", values.all().stream().map(AnswerSpace::word).toList());
    }

    private static String word(Object value) {
        return value instanceof Boolean yes ? (yes ? "yes" : "no") : value.toString();
    }
}
