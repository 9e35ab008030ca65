package org.nape.knowledge;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A statement about answers, in the language that {@link ConditionParser} reads. Judging one allocates nothing; {@link Conditions}
 * judges many at once.
 */
public sealed interface Condition {

    /** What is known of this statement when only these answers are known. */
    Truth in(Answers answers);

    /** True or false, whatever the answers are. */
    record Literal(boolean value) implements Condition {
        @Override
        public Truth in(Answers answers) {
            return Truth.of(value);
        }
    }

    /** A yes-or-no question was answered yes. */
    record Holds(Question question) implements Condition {
        @Override
        public Truth in(Answers answers) {
            int value = answers.codeOf(question);
            return Answers.isKnown(value) ? Truth.of(value == 1) : Truth.UNKNOWN;
        }
    }

    /** An answer compared with a value, which is encoded as in {@link Answers}. */
    record Comparison(Question question, Operator operator, int value) implements Condition {
        @Override
        public Truth in(Answers answers) {
            int answer = answers.codeOf(question);
            return Answers.isKnown(answer) ? Truth.of(operator.compare(answer, value)) : Truth.UNKNOWN;
        }
    }

    /** An answer is one of some values, which are encoded as in {@link Answers}. */
    record OneOf(Question question, List<Integer> values) implements Condition {
        public OneOf {
            values = List.copyOf(values);
        }

        @Override
        public Truth in(Answers answers) {
            int answer = answers.codeOf(question);
            if (!Answers.isKnown(answer)) {
                return Truth.UNKNOWN;
            }
            for (int i = 0; i < values.size(); i++) {
                if (values.get(i) == answer) {
                    return Truth.YES;
                }
            }
            return Truth.NO;
        }
    }

    /** The contrary. */
    record Not(Condition part) implements Condition {
        @Override
        public Truth in(Answers answers) {
            return part.in(answers).not();
        }
    }

    /** All of them. */
    record And(List<Condition> parts) implements Condition {
        public And {
            parts = List.copyOf(parts);
        }

        @Override
        public Truth in(Answers answers) {
            var truth = Truth.YES;
            for (int i = 0; i < parts.size() && truth != Truth.NO; i++) {
                truth = truth.and(parts.get(i).in(answers));
            }
            return truth;
        }
    }

    /** At least one of them. */
    record Or(List<Condition> parts) implements Condition {
        public Or {
            parts = List.copyOf(parts);
        }

        @Override
        public Truth in(Answers answers) {
            var truth = Truth.NO;
            for (int i = 0; i < parts.size() && truth != Truth.YES; i++) {
                truth = truth.or(parts.get(i).in(answers));
            }
            return truth;
        }
    }

    /** How an answer is compared. */
    enum Operator {
        EQUAL("=="),
        NOT_EQUAL("!="),
        GREATER(">"),
        AT_LEAST(">="),
        LESS("<"),
        AT_MOST("<=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        boolean isForNumbersOnly() {
            return this != EQUAL && this != NOT_EQUAL;
        }

        boolean compare(int left, int right) {
            return switch (this) {
                case EQUAL -> left == right;
                case NOT_EQUAL -> left != right;
                case GREATER -> left > right;
                case AT_LEAST -> left >= right;
                case LESS -> left < right;
                case AT_MOST -> left <= right;
            };
        }
    }

    /**
     * Whether some answer speaks for this statement, be it true as a whole or not. A number does so only by making it true: an
     * age is a sign of nothing.
     */
    default boolean isHintedAt(Answers answers) {
        return ConditionWalk.isHintedAt(this, answers, Truth.YES);
    }

    /** The questions that are read, in the order in which they are written. */
    default Set<Question> questions() {
        return ConditionWalk.questions(this);
    }

    /** The questions whose answers could still decide this statement; none once it is known to be true or false. */
    default Set<Question> openQuestions(Answers answers) {
        return ConditionWalk.openQuestions(this, answers);
    }

    /**
     * The answers that make this statement true, question id to answer, in the order in which they are written: all parts of
     * an "and", the true parts of an "or", what makes the part of a "not" false. Empty unless it is true.
     */
    default Map<String, Object> support(Answers answers) {
        return ConditionWalk.support(this, answers);
    }
}
