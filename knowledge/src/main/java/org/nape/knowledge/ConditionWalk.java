package org.nape.knowledge;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Goes through the parts of a condition: which questions it reads, which are open, which answers made it true. */
final class ConditionWalk {
    private ConditionWalk() {}

    static Set<Question> questions(Condition condition) {
        var questions = new LinkedHashSet<Question>();
        addQuestions(condition, questions);
        return Collections.unmodifiableSet(questions);
    }

    static Set<Question> openQuestions(Condition condition, Answers answers) {
        var open = new LinkedHashSet<Question>();
        addOpen(condition, answers, open);
        return Collections.unmodifiableSet(open);
    }

    static Map<String, Object> support(Condition condition, Answers answers) {
        var support = new LinkedHashMap<String, Object>();
        addSupport(condition, answers, Truth.YES, support);
        return Collections.unmodifiableMap(support);
    }

    static boolean isHintedAt(Condition condition, Answers answers, Truth wanted) {
        return switch (condition) {
            case Condition.Literal _ -> false;
            case Condition.Holds leaf -> leaf.in(answers) == wanted;
            case Condition.OneOf leaf -> leaf.in(answers) == wanted;
            case Condition.Comparison leaf ->
                leaf.question().type() != Question.Type.NUMBER && leaf.in(answers) == wanted;
            case Condition.Not(var part) -> isHintedAt(part, answers, wanted.not());
            case Condition.And(var parts) -> parts.stream().anyMatch(part -> isHintedAt(part, answers, wanted));
            case Condition.Or(var parts) -> parts.stream().anyMatch(part -> isHintedAt(part, answers, wanted));
        };
    }

    private static void addQuestions(Condition condition, Set<Question> questions) {
        switch (condition) {
            case Condition.Literal _ -> {}
            case Condition.Holds leaf -> questions.add(leaf.question());
            case Condition.Comparison leaf -> questions.add(leaf.question());
            case Condition.OneOf leaf -> questions.add(leaf.question());
            case Condition.Not _, Condition.And _, Condition.Or _ ->
                eachPart(condition, part -> addQuestions(part, questions));
        }
    }

    /** A part that is already true or false has nothing open, and neither has what it would decide. */
    private static void addOpen(Condition condition, Answers answers, Set<Question> open) {
        if (condition.in(answers) != Truth.UNKNOWN) {
            return;
        }
        switch (condition) {
            case Condition.Literal _, Condition.Holds _, Condition.Comparison _, Condition.OneOf _ ->
                addQuestions(condition, open);
            case Condition.Not _, Condition.And _, Condition.Or _ ->
                eachPart(condition, part -> addOpen(part, answers, open));
        }
    }

    private static void addSupport(Condition condition, Answers answers, Truth wanted, Map<String, Object> support) {
        if (condition.in(answers) != wanted) {
            return;
        }
        switch (condition) {
            case Condition.Literal _, Condition.Holds _, Condition.Comparison _, Condition.OneOf _ ->
                questions(condition)
                        .forEach(question ->
                                answers.find(question.id()).ifPresent(answer -> support.put(question.id(), answer)));
            case Condition.Not(var part) -> addSupport(part, answers, wanted.not(), support);
            case Condition.And _, Condition.Or _ ->
                eachPart(condition, part -> addSupport(part, answers, wanted, support));
        }
    }

    private static void eachPart(Condition condition, Consumer<Condition> action) {
        var parts = switch (condition) {
            case Condition.Not(var part) -> List.of(part);
            case Condition.And(var all) -> all;
            case Condition.Or(var any) -> any;
            case Condition.Literal _, Condition.Holds _, Condition.Comparison _, Condition.OneOf _ ->
                List.<Condition>of();
        };
        parts.forEach(action);
    }
}
