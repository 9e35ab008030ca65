package org.nape.triage.shadow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nape.knowledge.Answers;
import org.nape.knowledge.Condition;
import org.nape.knowledge.ConditionException;
import org.nape.knowledge.ConditionParser;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.knowledge.Question;
import org.nape.knowledge.Truth;
import org.nape.triage.report.Status;

/**
 * The rules that judged a report, as far as they are kept. A report tells which rules were true; at which level, and which
 * were open, only they can tell.
 */
final class PastRules {
    private record Past(String id, Level level, Optional<Condition> condition) {}

    private final Map<String, List<Past>> byHash = new HashMap<>();

    /** Their conditions are read with today's questions; one that does not fit them any more is never open. */
    PastRules(Map<String, List<KeptRule>> kept, Knowledge knowledge) {
        var parser = new ConditionParser(
                knowledge.questions().stream().collect(Collectors.toMap(Question::id, Function.identity())));
        kept.forEach((hash, rules) ->
                byHash.put(hash, rules.stream().map(rule -> past(rule, parser)).toList()));
    }

    private static Past past(KeptRule rule, ConditionParser parser) {
        try {
            return new Past(rule.id(), rule.level(), Optional.of(parser.parse(rule.when())));
        } catch (ConditionException e) {
            return new Past(rule.id(), rule.level(), Optional.empty());
        }
    }

    boolean areKept(StoredReport report) {
        return report.rulesHash().filter(byHash::containsKey).isPresent();
    }

    /** What each said of the report; those that are not named were false. */
    Map<String, Voice> voices(StoredReport report, Answers answers) {
        var rules = report.rulesHash().map(byHash::get).orElse(List.of());
        var voices = new HashMap<String, Voice>();
        report.conflicts().forEach(check -> voices.put(check, new Voice(Truth.YES, Optional.empty())));
        report.ruleIds().forEach(id -> voices.put(id, new Voice(Truth.YES, levelOf(id, rules))));
        open(report, rules, answers)
                .forEach(rule -> voices.put(rule.id(), new Voice(Truth.UNKNOWN, Optional.of(rule.level()))));
        return voices;
    }

    private static Optional<Level> levelOf(String id, List<Past> rules) {
        return rules.stream()
                .filter(rule -> rule.id().equals(id))
                .map(Past::level)
                .findFirst();
    }

    private static List<Past> open(StoredReport report, List<Past> rules, Answers answers) {
        if (report.outcome().status() != Status.INCOMPLETE) {
            return List.of();
        }
        var reached = report.outcome().atLeast().orElse(Level.SELF_CARE);
        return rules.stream()
                .filter(rule -> rule.level().isAbove(reached))
                .filter(rule -> rule.condition()
                        .filter(condition -> condition.in(answers) == Truth.UNKNOWN)
                        .isPresent())
                .toList();
    }
}
