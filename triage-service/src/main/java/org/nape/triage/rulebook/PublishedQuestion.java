package org.nape.triage.rulebook;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.nape.knowledge.Option;
import org.nape.knowledge.Question;

/**
 * A question as an interface shows it. Each may also be answered null: "not sure".
 *
 * @param type {@code boolean}, {@code number} or {@code choice}, of which exactly one option is the answer
 * @param min the least number that is taken, in {@code unit}
 * @param askIf not asked while this is false
 * @param why what the answer is needed for
 * @param seed whether the health article that Nape is built on asks it
 */
public record PublishedQuestion(
        String id,
        String text,
        @Nullable String help,
        String type,
        @Nullable String unit,
        @Nullable Integer min,
        @Nullable Integer max,
        boolean integer,
        List<Option> options,
        @Nullable String askIf,
        String why,
        boolean seed) {

    public static PublishedQuestion of(Question question) {
        return new PublishedQuestion(
                question.id(),
                question.text(),
                question.help().orElse(null),
                question.type().name().toLowerCase(Locale.ROOT),
                question.unit().orElse(null),
                orNull(question.min()),
                orNull(question.max()),
                question.integer(),
                question.options(),
                question.askIf().map(ConditionText::of).orElse(null),
                question.why(),
                question.seed());
    }

    private static @Nullable Integer orNull(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }
}
