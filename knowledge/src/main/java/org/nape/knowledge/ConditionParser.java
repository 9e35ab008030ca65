package org.nape.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nape.knowledge.Condition.Operator;

/**
 * Reads conditions, and refuses those that do not fit the questions. The language is a subset of CEL, with CEL's precedence:
 *
 * <pre>{@code
 * any      = all { "||" all }
 * all      = one { "&&" one }
 * one      = { "!" } ( "true" | "false" | question | "(" any ")" )
 *          | question ( "==" | "!=" | ">" | ">=" | "<" | "<=" ) value
 *          | question "in" "[" value { "," value } "]"
 * value    = number | "text" | "true" | "false"
 * }</pre>
 */
public final class ConditionParser {
    private final Map<String, Question> questions;

    /** A parser of conditions that may name these questions, by id. */
    public ConditionParser(Map<String, Question> questions) {
        this.questions = Map.copyOf(questions);
    }

    /** Reads one condition; a bad one is refused with {@link ConditionException}. */
    public Condition parse(String text) {
        return new Reading(ConditionTokens.of(text)).whole();
    }

    private final class Reading {
        private final List<ConditionTokens.Token> tokens;
        private int next;

        Reading(List<ConditionTokens.Token> tokens) {
            this.tokens = tokens;
        }

        Condition whole() {
            var condition = any();
            if (peek().kind() != ConditionTokens.Kind.END) {
                throw unexpected(peek());
            }
            return condition;
        }

        private Condition any() {
            var parts = new ArrayList<>(List.of(all()));
            while (accept("||")) {
                parts.add(all());
            }
            return parts.size() == 1 ? parts.getFirst() : new Condition.Or(parts);
        }

        private Condition all() {
            var parts = new ArrayList<>(List.of(one()));
            while (accept("&&")) {
                parts.add(one());
            }
            return parts.size() == 1 ? parts.getFirst() : new Condition.And(parts);
        }

        /** After "!" no comparison may follow: CEL would compare the negation, which nobody means. */
        private Condition one() {
            if (accept("!")) {
                return new Condition.Not(negated());
            }
            return peek().kind() == ConditionTokens.Kind.NAME ? aboutQuestion() : plain();
        }

        private Condition negated() {
            if (accept("!")) {
                return new Condition.Not(negated());
            }
            return peek().kind() == ConditionTokens.Kind.NAME ? holds(take()) : plain();
        }

        private Condition plain() {
            if (accept("(")) {
                var condition = any();
                expect(")");
                return condition;
            }
            if (peek().is("true") || peek().is("false")) {
                return new Condition.Literal(take().is("true"));
            }
            throw unexpected(peek());
        }

        private Condition aboutQuestion() {
            var name = take();
            if (accept("in")) {
                return oneOf(question(name));
            }
            for (var operator : Operator.values()) {
                if (peek().is(operator.sign())) {
                    return comparison(question(name), operator);
                }
            }
            return holds(name);
        }

        private Condition holds(ConditionTokens.Token name) {
            var question = question(name);
            if (question.type() != Question.Type.BOOLEAN) {
                throw new ConditionException(
                        name.column(), "'" + name.text() + "' is no yes-or-no question: compare it with a value");
            }
            return new Condition.Holds(question);
        }

        private Condition comparison(Question question, Operator operator) {
            var sign = take();
            if (operator.isForNumbersOnly() && question.type() != Question.Type.NUMBER) {
                throw new ConditionException(
                        sign.column(), "'" + sign.text() + "' needs a number, and '" + question.id() + "' is none");
            }
            return new Condition.Comparison(question, operator, value(question));
        }

        private Condition oneOf(Question question) {
            expect("[");
            var values = new ArrayList<>(List.of(value(question)));
            while (accept(",")) {
                values.add(value(question));
            }
            expect("]");
            return new Condition.OneOf(question, values);
        }

        private int value(Question question) {
            var value = take();
            return switch (question.type()) {
                case BOOLEAN -> {
                    require(value.is("true") || value.is("false"), value, "'" + question.id() + "' is true or false");
                    yield value.is("true") ? 1 : 0;
                }
                case NUMBER -> {
                    require(value.kind() == ConditionTokens.Kind.NUMBER, value, "'" + question.id() + "' is a number");
                    yield number(value);
                }
                case CHOICE -> {
                    require(
                            value.kind() == ConditionTokens.Kind.TEXT,
                            value,
                            "'" + question.id() + "' takes a \"text\"");
                    yield question.indexOf(value.text())
                            .orElseThrow(() -> new ConditionException(
                                    value.column(), "'" + question.id() + "' has no option '" + value.text() + "'"));
                }
            };
        }

        private int number(ConditionTokens.Token value) {
            try {
                int number = Integer.parseInt(value.text());
                require(Answers.isKnown(number), value, "the number is too small");
                return number;
            } catch (NumberFormatException e) {
                throw new ConditionException(value.column(), "only whole numbers of ordinary size can be compared");
            }
        }

        private Question question(ConditionTokens.Token name) {
            return Optional.ofNullable(questions.get(name.text()))
                    .orElseThrow(() -> new ConditionException(
                            name.column(), "there is no question '" + name.text() + "' to be used here"));
        }

        private ConditionTokens.Token peek() {
            return tokens.get(next);
        }

        private ConditionTokens.Token take() {
            var token = tokens.get(next);
            if (token.kind() == ConditionTokens.Kind.END) {
                throw unexpected(token);
            }
            next++;
            return token;
        }

        private boolean accept(String sign) {
            boolean found = peek().is(sign);
            next += found ? 1 : 0;
            return found;
        }

        private void expect(String sign) {
            if (!accept(sign)) {
                throw new ConditionException(peek().column(), "'" + sign + "' is missing");
            }
        }

        private void require(boolean fits, ConditionTokens.Token token, String detail) {
            if (!fits) {
                throw new ConditionException(token.column(), detail);
            }
        }

        private ConditionException unexpected(ConditionTokens.Token token) {
            return new ConditionException(
                    token.column(),
                    token.kind() == ConditionTokens.Kind.END
                            ? "the expression ends too early"
                            : "'" + token.text() + "' cannot stand here");
        }
    }
}
