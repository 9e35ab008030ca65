package org.nape.knowledge.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.nape.knowledge.Condition;
import org.nape.knowledge.Question;
import org.nape.knowledge.Rule;

/** Every way to get one rule a little wrong. */
final class Mutants {
    private Mutants() {}

    /** All rule sets that differ from this one by one small mistake, by what the mistake is. */
    static Map<String, List<Rule>> of(List<Rule> rules) {
        var mutants = new LinkedHashMap<String, List<Rule>>();
        for (var rule : rules) {
            mutants.put(rule + " dropped", replaced(rules, rule, List.of()));
            mutants.put(
                    rule + " negated", replaced(rules, rule, List.of(with(rule, new Condition.Not(rule.condition())))));
            var changes = changes(rule.condition());
            for (int i = 0; i < changes.size(); i++) {
                var change = changes.get(i);
                mutants.put(
                        rule + " #" + i + ": " + change.what(),
                        replaced(rules, rule, List.of(with(rule, change.condition()))));
            }
        }
        return mutants;
    }

    private record Change(String what, Condition condition) {
        Change within(Function<Condition, Condition> whole) {
            return new Change(what, whole.apply(condition));
        }
    }

    private static List<Change> changes(Condition condition) {
        return switch (condition) {
            case Condition.Literal(var value) -> List.of(new Change("literal", new Condition.Literal(!value)));
            case Condition.Holds _ -> List.of(new Change("!", new Condition.Not(condition)));
            case Condition.Comparison comparison -> moved(comparison);
            case Condition.OneOf oneOf -> moved(oneOf);
            case Condition.Not(var part) -> {
                var changes = new ArrayList<>(List.of(new Change("without !", part)));
                changes(part).forEach(change -> changes.add(change.within(Condition.Not::new)));
                yield changes;
            }
            case Condition.And(var parts) -> {
                var changes = new ArrayList<>(List.of(new Change("&& to ||", new Condition.Or(parts))));
                changes.addAll(inside(parts, Condition.And::new));
                yield changes;
            }
            case Condition.Or(var parts) -> {
                var changes = new ArrayList<>(List.of(new Change("|| to &&", new Condition.And(parts))));
                changes.addAll(inside(parts, Condition.Or::new));
                yield changes;
            }
        };
    }

    private static List<Change> inside(List<Condition> parts, Function<List<Condition>, Condition> whole) {
        var changes = new ArrayList<Change>();
        for (int i = 0; i < parts.size(); i++) {
            int place = i;
            var without = new ArrayList<>(parts);
            without.remove(place);
            changes.add(new Change("without part " + (i + 1), whole.apply(without)));
            changes(parts.get(i))
                    .forEach(change -> changes.add(change.within(part -> {
                        var changed = new ArrayList<>(parts);
                        changed.set(place, part);
                        return whole.apply(changed);
                    })));
        }
        return changes;
    }

    /** By one up and by one down; an option to the one before and after it. */
    private static List<Change> moved(Condition.Comparison comparison) {
        return IntStream.of(-1, 1)
                .map(step -> comparison.value() + step)
                .filter(value -> isValue(comparison.question(), value))
                .mapToObj(value -> new Change(
                        comparison.question() + " " + comparison.operator().sign() + " " + comparison.value() + " to "
                                + value,
                        new Condition.Comparison(comparison.question(), comparison.operator(), value)))
                .toList();
    }

    /** One option less, or one more. */
    private static List<Change> moved(Condition.OneOf oneOf) {
        var changes = new ArrayList<Change>();
        for (int option = 0; option < oneOf.question().options().size(); option++) {
            var values = new ArrayList<>(oneOf.values());
            if (!values.remove((Object) option)) {
                values.add(option);
            }
            changes.add(new Change(
                    words(oneOf.question(), oneOf.values()) + " to " + words(oneOf.question(), values),
                    new Condition.OneOf(oneOf.question(), values)));
        }
        return changes;
    }

    private static String words(Question question, List<Integer> values) {
        return "in "
                + values.stream()
                        .map(value -> question.options().get(value).id())
                        .toList();
    }

    private static boolean isValue(Question question, int value) {
        return question.type() != Question.Type.CHOICE
                || value >= 0 && value < question.options().size();
    }

    private static List<Rule> replaced(List<Rule> rules, Rule rule, List<Rule> by) {
        return rules.stream()
                .flatMap(each -> each == rule ? by.stream() : List.of(each).stream())
                .toList();
    }

    private static Rule with(Rule rule, Condition condition) {
        return new Rule(
                rule.id(),
                rule.level(),
                rule.origin(),
                rule.mandatory(),
                rule.concern(),
                condition,
                rule.person(),
                rule.clinician(),
                rule.sources(),
                rule.safety());
    }
}
