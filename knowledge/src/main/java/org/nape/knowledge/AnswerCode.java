package org.nape.knowledge;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An answer as one number: false 0 and true 1, the place of an option, or the number itself. */
sealed interface AnswerCode {

    record Fits(int code) implements AnswerCode {}

    record NotSure() implements AnswerCode {}

    record Wrong(String detail) implements AnswerCode {}

    static AnswerCode of(Question question, @Nullable Object value) {
        if (value == null) {
            return new NotSure();
        }
        return switch (question.type()) {
            case BOOLEAN ->
                value instanceof Boolean yes ? new Fits(yes ? 1 : 0) : new Wrong("The answer must be true or false.");
            case CHOICE -> choice(question, value);
            case NUMBER -> number(question, value);
        };
    }

    static Object decode(Question question, int code) {
        return switch (question.type()) {
            case BOOLEAN -> code == 1;
            case NUMBER -> code;
            case CHOICE -> question.options().get(code).id();
        };
    }

    private static AnswerCode choice(Question question, Object value) {
        if (value instanceof String id && question.indexOf(id).isPresent()) {
            return new Fits(question.indexOf(id).getAsInt());
        }
        var ids = question.options().stream().map(Option::id).collect(Collectors.joining(", "));
        return new Wrong("The answer must be one of: " + ids + ".");
    }

    /** 2.0 is 2, whichever way it was sent; 2.5 is not rounded, and what is out of range is not clamped. */
    private static AnswerCode number(Question question, Object value) {
        var number = value instanceof Number given ? decimal(given) : Optional.<BigDecimal>empty();
        if (number.isEmpty()) {
            return new Wrong("The answer must be a number.");
        }
        int least = question.min().orElse(-Integer.MAX_VALUE / 2);
        int most = question.max().orElse(Integer.MAX_VALUE / 2);
        if (number.get().compareTo(BigDecimal.valueOf(least)) < 0
                || number.get().compareTo(BigDecimal.valueOf(most)) > 0) {
            return new Wrong("The answer must be from " + least + " to " + most + ".");
        }
        if (number.get().stripTrailingZeros().scale() > 0) {
            return new Wrong("The answer must be a whole number.");
        }
        return new Fits(number.get().intValueExact());
    }

    private static Optional<BigDecimal> decimal(Number number) {
        try {
            return Optional.of(number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString()));
        } catch (NumberFormatException e) {
            // NaN and the infinities
            return Optional.empty();
        }
    }
}
