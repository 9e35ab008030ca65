package org.nape.bench.rules;

import java.util.List;
import java.util.stream.Collectors;
import org.nape.knowledge.Condition;
import org.nape.knowledge.Condition.Operator;
import org.nape.knowledge.Question;

/** Writes a condition in FEEL, the expression language of DMN, in the way that it is evaluated fastest. */
final class Feel {
    private final boolean open;

    /**
     * @param open whether answers may be null: FEEL's logic then has three values as ours has, but null is not equal to anything and in
     *     no list, where we say that nobody knows
     */
    Feel(boolean open) {
        this.open = open;
    }

    String of(Condition condition) {
        return switch (condition) {
            case Condition.Literal literal -> String.valueOf(literal.value());
            case Condition.Holds holds -> holds.question().id();
            case Condition.Comparison comparison -> comparison(comparison);
            case Condition.OneOf oneOf -> oneOf(oneOf);
            case Condition.Not not -> "not(" + of(not.part()) + ")";
            case Condition.And and -> join(and.parts(), " and ");
            case Condition.Or or -> join(or.parts(), " or ");
        };
    }

    private String join(List<Condition> parts, String word) {
        return parts.stream().map(this::of).collect(Collectors.joining(word, "(", ")"));
    }

    private String comparison(Condition.Comparison comparison) {
        var question = comparison.question();
        var text =
                "%s %s %s".formatted(question.id(), sign(comparison.operator()), value(question, comparison.value()));
        return switch (comparison.operator()) {
            case EQUAL, NOT_EQUAL -> unlessNull(question, text);
            case GREATER, AT_LEAST, LESS, AT_MOST -> text;
        };
    }

    private String oneOf(Condition.OneOf oneOf) {
        var values = oneOf.values().stream()
                .map(value -> value(oneOf.question(), value))
                .collect(Collectors.joining(", ", "(", ")"));
        return unlessNull(oneOf.question(), oneOf.question().id() + " in " + values);
    }

    private String unlessNull(Question question, String text) {
        return open ? "(if %s = null then null else %s)".formatted(question.id(), text) : text;
    }

    private static String sign(Operator operator) {
        return operator == Operator.EQUAL ? "=" : operator.sign();
    }

    private static String value(Question question, int code) {
        return switch (question.type()) {
            case BOOLEAN -> String.valueOf(code == 1);
            case NUMBER -> String.valueOf(code);
            case CHOICE -> '"' + question.options().get(code).id() + '"';
        };
    }
}
