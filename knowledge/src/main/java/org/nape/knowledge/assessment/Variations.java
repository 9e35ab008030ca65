package org.nape.knowledge.assessment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.nape.knowledge.Answers;
import org.nape.knowledge.Condition;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.knowledge.Option;
import org.nape.knowledge.Question;
import org.nape.knowledge.Truth;

/** The other answers that a person could have given to a question; of numbers those next to a limit that some rule names. */
final class Variations {
    private final List<Question> withCondition;
    private final Map<Question, TreeSet<Integer>> numbers = new HashMap<>();

    Variations(Knowledge knowledge) {
        this.withCondition = knowledge.questions().stream()
                .filter(question -> question.askIf().isPresent())
                .toList();
        knowledge.rules().forEach(rule -> addNumbers(rule.condition()));
        knowledge.checks().forEach(check -> addNumbers(check.condition()));
        withCondition.forEach(question -> question.askIf().ifPresent(this::addNumbers));
    }

    /** None for a question that is not asked of this person. */
    List<Object> of(Question question, Answers answers) {
        if (isSkipped(question, answers)) {
            return List.of();
        }
        var values = new ArrayList<Object>(
                switch (question.type()) {
                    case BOOLEAN -> List.of(true, false);
                    case CHOICE -> question.options().stream().map(Option::id).toList();
                    case NUMBER -> numbers.getOrDefault(question, new TreeSet<>());
                });
        answers.find(question.id()).ifPresent(values::remove);
        return values;
    }

    /** The answers with this one, and without those that were asked for only because of the one before. */
    Answers with(Answers answers, Question question, Object value) {
        var changed = answers.with(question.id(), value);
        for (var other : withCondition) {
            if (isSkipped(other, changed) && !isSkipped(other, answers)) {
                changed = changed.without(other.id());
            }
        }
        return changed;
    }

    /** Of changes that differ in a number only and reach the same level, the one that changes it least. */
    <T> Collection<T> nearest(
            Answers answers, List<T> all, Function<T, Map<String, Object>> changes, Function<T, Level> level) {
        var nearest = new LinkedHashMap<List<Object>, T>();
        for (var each : all) {
            nearest.merge(
                    List.of(kind(answers, changes.apply(each)), level.apply(each)),
                    each,
                    (one, other) -> distance(answers, changes.apply(other)) < distance(answers, changes.apply(one))
                            ? other
                            : one);
        }
        return nearest.values();
    }

    private static Map<String, Object> kind(Answers answers, Map<String, Object> changes) {
        var kind = new HashMap<String, Object>();
        changes.forEach((id, value) ->
                kind.put(id, value instanceof Integer number ? Integer.signum(number - before(answers, id)) : value));
        return kind;
    }

    private static int distance(Answers answers, Map<String, Object> changes) {
        return changes.entrySet().stream()
                .mapToInt(change -> change.getValue() instanceof Integer number
                        ? Math.abs(number - before(answers, change.getKey()))
                        : 0)
                .sum();
    }

    private static int before(Answers answers, String id) {
        return answers.find(id).map(Integer.class::cast).orElse(0);
    }

    private static boolean isSkipped(Question question, Answers answers) {
        return question.askIf()
                .filter(condition -> condition.in(answers) == Truth.NO)
                .isPresent();
    }

    private void addNumbers(Condition condition) {
        switch (condition) {
            case Condition.Literal _, Condition.Holds _ -> {}
            case Condition.Comparison leaf -> addNumber(leaf.question(), leaf.value());
            case Condition.OneOf leaf -> leaf.values().forEach(value -> addNumber(leaf.question(), value));
            case Condition.Not(var part) -> addNumbers(part);
            case Condition.And(var parts) -> parts.forEach(this::addNumbers);
            case Condition.Or(var parts) -> parts.forEach(this::addNumbers);
        }
    }

    private void addNumber(Question question, int limit) {
        if (question.type() == Question.Type.NUMBER) {
            int least = question.min().orElse(Integer.MIN_VALUE / 2);
            int most = question.max().orElse(Integer.MAX_VALUE / 2);
            var found = numbers.computeIfAbsent(question, _ -> new TreeSet<>());
            for (int value = limit - 1; value <= limit + 1; value++) {
                if (value >= least && value <= most) {
                    found.add(value);
                }
            }
        }
    }
}
