package org.nape.knowledge.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.nape.knowledge.Answers;
import org.nape.knowledge.Condition;
import org.nape.knowledge.Option;
import org.nape.knowledge.Question;
import org.nape.knowledge.Truth;

/** The statements about one question that conditions are made of, and so the values of that question which they tell apart. */
final class Leaves {
    private final Map<Question, List<Condition>> leaves = new LinkedHashMap<>();

    Leaves(Collection<Condition> conditions) {
        conditions.forEach(this::add);
    }

    List<Condition> about(Question question) {
        return leaves.getOrDefault(question, List.of());
    }

    /** The values of a question; those that no statement tells apart are one. */
    List<AnswerSpace.Values> values(Question question, Answers none) {
        var leaves = about(question);
        var classes = new LinkedHashMap<List<Truth>, List<Object>>();
        for (var value : everyValue(question, leaves)) {
            var answers = none.with(question.id(), value);
            classes.computeIfAbsent(
                            leaves.stream().map(leaf -> leaf.in(answers)).toList(), _ -> new ArrayList<>())
                    .add(value);
        }
        return classes.values().stream().map(AnswerSpace.Values::new).toList();
    }

    private static List<Object> everyValue(Question question, List<Condition> leaves) {
        return switch (question.type()) {
            case BOOLEAN -> List.of(false, true);
            case CHOICE ->
                List.copyOf(question.options().stream().map(Option::id).toList());
            case NUMBER -> List.copyOf(numbers(question, leaves).boxed().toList());
        };
    }

    /** Where a question has no bound, what lies beyond every number that a condition names is all the same. */
    private static IntStream numbers(Question question, List<Condition> leaves) {
        var named = leaves.stream().flatMapToInt(Leaves::named).summaryStatistics();
        int least = question.min().orElse((int) Math.min(0, named.getMin() - 1L));
        int most = question.max().orElse((int) Math.max(0, named.getMax() + 1L));
        return IntStream.rangeClosed(least, most);
    }

    private static IntStream named(Condition leaf) {
        return switch (leaf) {
            case Condition.Comparison comparison -> IntStream.of(comparison.value());
            case Condition.OneOf oneOf -> oneOf.values().stream().mapToInt(Integer::intValue);
            case Condition.Literal _, Condition.Holds _, Condition.Not _, Condition.And _, Condition.Or _ ->
                IntStream.empty();
        };
    }

    private void add(Condition condition) {
        switch (condition) {
            case Condition.Literal _ -> {}
            case Condition.Holds leaf -> add(leaf.question(), condition);
            case Condition.Comparison leaf -> add(leaf.question(), condition);
            case Condition.OneOf leaf -> add(leaf.question(), condition);
            case Condition.Not(var part) -> add(part);
            case Condition.And(var parts) -> parts.forEach(part -> add(part));
            case Condition.Or(var parts) -> parts.forEach(part -> add(part));
        }
    }

    private void add(Question question, Condition leaf) {
        var known = leaves.computeIfAbsent(question, _ -> new ArrayList<>());
        if (!known.contains(leaf)) {
            known.add(leaf);
        }
    }
}
