package org.nape.triage.report;

import java.util.List;
import java.util.stream.Collectors;
import org.nape.knowledge.Answers;
import org.nape.knowledge.Level;
import org.nape.knowledge.Question;
import org.nape.knowledge.Rule;

/**
 * A rule that is neither true nor false yet and would make the report more urgent.
 *
 * @param questions the ids of the questions that would settle it, in asking order
 */
record OpenRule(String ruleId, Level level, String concern, List<String> questions) {
    /** Of the questions of the rule those that are unresolved: what may not be asked is not open. */
    static OpenRule of(Rule rule, Answers answers, List<String> unresolved) {
        var open = rule.condition().openQuestions(answers).stream()
                .map(Question::id)
                .collect(Collectors.toSet());
        return new OpenRule(
                rule.id(),
                rule.level(),
                rule.concern(),
                unresolved.stream().filter(open::contains).toList());
    }
}
