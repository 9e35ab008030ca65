package org.nape.triage.rulebook;

import java.util.List;
import java.util.stream.Collectors;
import org.nape.knowledge.Condition;
import org.nape.knowledge.Question;

/** Writes a condition in its language again, from the tree that is judged: what is published is what is in force. */
final class ConditionText {
    private ConditionText() {}

    static String of(Condition condition) {
        return switch (condition) {
            case Condition.Literal(var value) -> Boolean.toString(value);
            case Condition.Holds(var question) -> question.id();
            case Condition.Comparison(var question, var operator, var value) ->
                question.id() + " " + operator.sign() + " " + value(question, value);
            case Condition.OneOf(var question, var values) ->
                values.stream()
                        .map(value -> value(question, value))
                        .collect(Collectors.joining(", ", question.id() + " in [", "]"));
            case Condition.Not(var part) -> "!" + inside(part);
            case Condition.And(var parts) -> joined(parts, " && ");
            case Condition.Or(var parts) -> joined(parts, " || ");
        };
    }

    private static String joined(List<Condition> parts, String sign) {
        return parts.stream().map(ConditionText::inside).collect(Collectors.joining(sign));
    }

    /** In brackets wherever a reader would otherwise have to know what binds tighter. */
    private static String inside(Condition part) {
        return switch (part) {
            case Condition.Literal _, Condition.Holds _, Condition.Not _ -> of(part);
            case Condition.Comparison _, Condition.OneOf _ -> of(part);
            case Condition.And _, Condition.Or _ -> "(" + of(part) + ")";
        };
    }

    private static String value(Question question, int value) {
        return switch (question.type()) {
            case BOOLEAN -> Boolean.toString(value == 1);
            case NUMBER -> Integer.toString(value);
            case CHOICE -> '"' + question.options().get(value).id() + '"';
        };
    }
}
