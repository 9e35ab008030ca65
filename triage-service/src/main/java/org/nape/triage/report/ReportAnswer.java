package org.nape.triage.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nape.knowledge.ConsistencyCheck;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.knowledge.Question;
import org.nape.knowledge.Truth;
import org.nape.triage.redflag.KeptRedFlag;
import org.nape.triage.redflag.RedFlagNotice;
import org.nape.triage.rulebook.SafetyNet;
import org.nape.triage.rulebook.Told;

/**
 * A report as the person sees it. What was decided is as it was then; the texts are those of today's rules.
 *
 * @param rulesHash of the files that held the rules then; null for reports of before it was kept
 * @param level null unless settled
 * @param atLeast the most urgent level that a rule has set, which no further answer can lower: ROUTINE or above; null when
 *     there is none, so also at SELF_CARE
 * @param title what to do; unless settled: how soon to have someone ask in person
 * @param redFlag what has become of the red flag; null if the report raised none
 * @param because the true rules that speak for the outcome, the most urgent first, then those of the check-in that made the
 *     report
 * @param open the rules that may still make it more urgent; none once settled, or when other rules judged the report than
 *     are in force
 * @param unresolved the ids of the questions that are open or to be asked again, in asking order
 * @param clarify answers that cannot all be right
 * @param safetyNet what must make the person call or ask again
 */
public record ReportAnswer(
        UUID reportId,
        UUID personId,
        Instant reportedAt,
        String rulesVersion,
        @Nullable String rulesHash,
        Status status,
        @Nullable Level level,
        @Nullable Level atLeast,
        String title,
        String action,
        String emergencyNumber,
        @Nullable RedFlagNotice redFlag,
        List<Reason> because,
        List<OpenRule> open,
        List<String> unresolved,
        List<Clarification> clarify,
        List<String> safetyNet,
        String disclaimer) {

    private static final String DISCLAIMER = "Nape gives general advice by published rules. It is not a diagnosis and"
            + " does not replace a doctor. If you are worried, speak to a doctor; in an emergency, call.";

    /** A check that is true, and the questions to ask again. */
    record Clarification(String id, String message, List<String> askAgain) {
        static Clarification of(ConsistencyCheck check) {
            return new Clarification(
                    check.id(),
                    check.message(),
                    check.askAgain().stream().map(Question::id).toList());
        }
    }

    static ReportAnswer of(SymptomReport report, Knowledge knowledge, Optional<KeptRedFlag> redFlag) {
        var told = report.level()
                .map(level -> Told.settled(level, knowledge))
                .orElseGet(() -> Told.handedOver(report.urgency(), knowledge));
        var number = knowledge.emergencyNumbers().forCountry(report.country()).primary();
        return new ReportAnswer(
                report.id(),
                report.personId(),
                report.reportedAt(),
                report.rulesVersion(),
                report.rulesHash().orElse(null),
                report.status(),
                report.level().orElse(null),
                report.atLeast().orElse(null),
                told.title(),
                told.action(),
                number,
                redFlag.map(flag -> RedFlagNotice.of(flag, number)).orElse(null),
                because(report, knowledge),
                open(report, knowledge),
                report.unresolved(),
                clarify(report, knowledge),
                SafetyNet.of(knowledge),
                DISCLAIMER);
    }

    /** Beside a warning, or while it is open, no rule of SELF_CARE may soothe. A rule of old that is gone has no text. */
    private static List<Reason> because(SymptomReport report, Knowledge knowledge) {
        var answers = knowledge.readFiled(report.answers()).answers();
        var least = report.level().filter(Level.SELF_CARE::equals).orElse(Level.ROUTINE);
        var rules = report.ruleIds().stream()
                .flatMap(id -> knowledge.findRule(id).stream())
                .filter(rule -> !least.isAbove(rule.level()))
                .map(rule -> Reason.of(rule, answers, knowledge));
        var followUps = report.ruleIds().stream()
                .flatMap(id -> knowledge.findFollowUpRule(id).stream())
                .map(rule -> Reason.of(rule, answers, knowledge));
        return Stream.concat(rules, followUps).toList();
    }

    /**
     * Only by the very rules that left them open: a report is never judged again. What is to be asked again counts as not
     * answered.
     */
    private static List<OpenRule> open(SymptomReport report, Knowledge knowledge) {
        if (report.status() != Status.INCOMPLETE || !report.isJudgedBy(knowledge)) {
            return List.of();
        }
        var answers = knowledge.readFiled(report.answers()).answers().without(report.unresolved());
        var reached = report.atLeast().orElse(Level.SELF_CARE);
        return knowledge.rules().stream()
                .filter(rule ->
                        rule.level().isAbove(reached) && rule.condition().in(answers) == Truth.UNKNOWN)
                .map(rule -> OpenRule.of(rule, answers, report.unresolved()))
                .toList();
    }

    private static List<Clarification> clarify(SymptomReport report, Knowledge knowledge) {
        return knowledge.checks().stream()
                .filter(check -> report.conflicts().contains(check.id()))
                .map(Clarification::of)
                .toList();
    }
}
