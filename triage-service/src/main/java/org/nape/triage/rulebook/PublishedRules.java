package org.nape.triage.rulebook;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.nape.knowledge.ConsistencyCheck;
import org.nape.knowledge.FollowUpRule;
import org.nape.knowledge.Handover;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.knowledge.LevelAdvice;
import org.nape.knowledge.Question;
import org.nape.knowledge.Rule;

/**
 * The rules in force.
 *
 * @param contentHash SHA-256 over the reviewed files; the same as {@code rulesHash}
 * @param rulesHash what a report names the rules by that judged it
 * @param levels what each level tells a person to do, the most urgent first
 * @param handover what is said when the level cannot be settled
 * @param safetyNet what is said with every result
 */
record PublishedRules(
        String version,
        String contentHash,
        String rulesHash,
        List<LevelAdvice> levels,
        List<PublishedRule> rules,
        List<Check> checks,
        List<FollowUp> followUpRules,
        Handover handover,
        List<String> safetyNet) {

    /** A rule with everything that a reviewer needs. */
    record PublishedRule(
            String id,
            Level level,
            String origin,
            boolean mandatory,
            String concern,
            String when,
            String person,
            String clinician,
            List<Source> sources,
            String safety) {

        static PublishedRule of(Rule rule) {
            return new PublishedRule(
                    rule.id(),
                    rule.level(),
                    rule.origin().id(),
                    rule.mandatory(),
                    rule.concern(),
                    ConditionText.of(rule.condition()),
                    rule.person(),
                    rule.clinician(),
                    rule.sources().stream().map(Source::of).toList(),
                    rule.safety());
        }
    }

    /** Answers that cannot all be right. */
    record Check(String id, String when, List<String> askAgain, String message) {
        static Check of(ConsistencyCheck check) {
            return new Check(
                    check.id(),
                    ConditionText.of(check.condition()),
                    check.askAgain().stream().map(Question::id).toList(),
                    check.message());
        }
    }

    /** What an answer at a check-in leads to. */
    record FollowUp(
            String id, String origin, String when, boolean stopsPlan, boolean restartsInterview, String person) {
        static FollowUp of(FollowUpRule rule) {
            return new FollowUp(
                    rule.id(),
                    rule.origin().id(),
                    ConditionText.of(rule.condition()),
                    rule.stopsPlan(),
                    rule.restartsInterview(),
                    rule.person());
        }
    }

    static PublishedRules of(Knowledge knowledge) {
        return new PublishedRules(
                knowledge.version(),
                knowledge.contentHash(),
                knowledge.contentHash(),
                Arrays.stream(Level.values())
                        .sorted(Comparator.reverseOrder())
                        .map(knowledge::advice)
                        .toList(),
                knowledge.rules().stream().map(PublishedRule::of).toList(),
                knowledge.checks().stream().map(Check::of).toList(),
                knowledge.followUpRules().stream().map(FollowUp::of).toList(),
                knowledge.handover(),
                SafetyNet.of(knowledge));
    }
}
