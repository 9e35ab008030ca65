package org.nape.triage.report;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nape.events.SymptomReported;
import org.nape.knowledge.ConsistencyCheck;
import org.nape.knowledge.FollowUpRule;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.knowledge.Question;
import org.nape.knowledge.Rule;
import org.nape.knowledge.assessment.Assessment;

/**
 * What a person reported and what triage decided then, which is never judged again.
 *
 * @param rulesHash of the files that the rules are in, as they were then; reports of old have none
 * @param atLeast the most urgent level, ROUTINE or above, that a rule has set
 * @param urgency the level, or how soon to see someone while that is open
 * @param ruleIds all true rules, the most urgent first, then the follow-up rules that speak
 * @param unresolved the questions that are open, in asking order
 * @param conflicts the consistency checks that are true
 * @param answers question id to answer; null is "not sure"
 */
public record SymptomReport(
        UUID id,
        UUID personId,
        Instant reportedAt,
        String rulesVersion,
        Optional<String> rulesHash,
        Status status,
        Optional<Level> level,
        Optional<Level> atLeast,
        Level urgency,
        List<String> ruleIds,
        List<String> unresolved,
        List<String> conflicts,
        Map<String, @Nullable Object> answers,
        Optional<String> country,
        Optional<String> timeZone) {

    public SymptomReport {
        ruleIds = List.copyOf(ruleIds);
        unresolved = List.copyOf(unresolved);
        conflicts = List.copyOf(conflicts);
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
    }

    static SymptomReport of(
            UUID id, Instant reportedAt, Knowledge knowledge, Submission submission, Assessment assessment) {
        return new SymptomReport(
                id,
                submission.personId(),
                reportedAt,
                knowledge.version(),
                Optional.of(knowledge.contentHash()),
                Status.of(assessment),
                assessment.level(),
                assessment.atLeast(),
                assessment.urgency(),
                Stream.concat(
                                assessment.trueRules().stream().map(Rule::id),
                                assessment.followUps().stream().map(FollowUpRule::id))
                        .toList(),
                assessment.unresolved().stream().map(Question::id).toList(),
                assessment.conflicts().stream().map(ConsistencyCheck::id).toList(),
                submission.answers().asMap(),
                submission.whereabouts().country(),
                submission.whereabouts().timeZone());
    }

    /** Whether these very rules would decide the same; of others, or if it is not known, nothing may be concluded. */
    boolean isJudgedBy(Knowledge knowledge) {
        return rulesHash.filter(knowledge.contentHash()::equals).isPresent();
    }

    SymptomReported reported() {
        return new SymptomReported(
                id,
                personId,
                reportedAt,
                rulesVersion,
                status.id(),
                level.map(Level::name).orElse(null),
                atLeast.map(Level::name).orElse(null),
                ruleIds,
                answers,
                timeZone.orElse(null));
    }
}
