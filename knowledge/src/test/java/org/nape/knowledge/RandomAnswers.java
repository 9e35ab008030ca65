package org.nape.knowledge;

import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes answers up, some of them missing or "not sure", with numbers near the limits that rules ask about. */
public final class RandomAnswers {
    private static final int[] NUMBERS = {
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 15, 16, 19, 20, 49, 50, 55, 56, 64, 65, 66, 89, 90, 91, 120
    };

    private final Knowledge knowledge;
    private final Random random;

    public RandomAnswers(Knowledge knowledge, Random random) {
        this.knowledge = knowledge;
        this.random = random;
    }

    /** Answers to a random share of the questions, calm for the most part so that all levels come up. */
    public Answers next() {
        double share = random.nextDouble();
        double calm = random.nextDouble();
        var answers = knowledge.noAnswers();
        for (var question : knowledge.questions()) {
            if (random.nextDouble() < share) {
                answers = answers.with(question.id(), random.nextInt(12) == 0 ? null : value(question, calm));
            }
        }
        return answers;
    }

    /** The same answers, and one to every question that has none. */
    public Answers completing(Answers given) {
        var answers = given;
        for (var question : knowledge.questions()) {
            if (!answers.isKnown(question)) {
                answers = answers.with(question.id(), value(question, 0));
            }
        }
        return answers;
    }

    @Nullable
    Object value(Question question, double calm) {
        boolean quiet = random.nextDouble() < calm;
        return switch (question.type()) {
            case BOOLEAN -> !quiet && random.nextBoolean();
            case CHOICE ->
                question.options()
                        .get(quiet ? 0 : random.nextInt(question.options().size()))
                        .id();
            case NUMBER ->
                Math.min(NUMBERS[random.nextInt(NUMBERS.length)], question.max().orElse(120));
        };
    }
}
