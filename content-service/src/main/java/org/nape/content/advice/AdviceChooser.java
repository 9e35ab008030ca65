package org.nape.content.advice;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.nape.events.SymptomReported;
import org.nape.knowledge.Answers;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.knowledge.assessment.Assessment;
import org.nape.knowledge.assessment.Assessor;
import org.nape.knowledge.care.CareComposer;

/** Chooses what to show after a report. */
final class AdviceChooser {
    private final Knowledge knowledge;
    private final CareComposer composer;
    private final Assessor assessor;

    AdviceChooser(Knowledge knowledge) {
        this.knowledge = knowledge;
        this.composer = new CareComposer(knowledge);
        this.assessor = new Assessor(knowledge);
    }

    /** An answer that fits no question counts as open; a report that contradicts itself is refused. */
    Advice choose(SymptomReported report) {
        var answers = answers(report);
        var level = findLevel(report, answers);
        var care = level.map(settled -> composer.compose(settled, answers))
                .orElseGet(() -> composer.whileUnsettled(handoverUrgency(report, answers)));
        return Advice.of(report.reportId(), report.reportedAt(), level, care);
    }

    /** The level of the red flag that the report raises, whether or not it is settled. */
    Optional<Level> findRedFlag(SymptomReported report) {
        var ours = goesByOurRules(report)
                ? Optional.<Level>empty()
                : assessor.assess(answers(report)).atLeast();
        return Stream.concat(told(report), ours.stream())
                .max(Comparator.naturalOrder())
                .filter(Level::isRedFlag);
    }

    private Optional<Level> findLevel(SymptomReported report, Answers answers) {
        return switch (report.status()) {
            case "settled" -> {
                var level = Level.valueOf(String.valueOf(report.level()));
                yield goesByOurRules(report) ? Optional.of(level) : settleByOurRulesToo(level, answers);
            }
            case "incomplete", "needs-clarification" -> Optional.empty();
            default -> throw new IllegalArgumentException("The status is not one of the contract's");
        };
    }

    /** What other rules have settled must hold by ours as well; only an emergency no open rule could make worse. */
    private Optional<Level> settleByOurRulesToo(Level level, Answers answers) {
        return switch (assessor.assess(answers)) {
            case Assessment.Settled settled ->
                Optional.of(settled.settledLevel().or(level));
            case Assessment.Open _, Assessment.NeedsClarification _ ->
                Optional.of(level).filter(Level.EMERGENCY::equals);
        };
    }

    private Level handoverUrgency(SymptomReported report, Answers answers) {
        var urgency = switch (assessor.assess(answers)) {
            case Assessment.Open open -> open.handoverUrgency();
            case Assessment.NeedsClarification unclear -> unclear.handoverUrgency();
            // Triage went by other rules than we know. Unknown is never safe.
            case Assessment.Settled settled -> settled.settledLevel().or(Level.URGENT);
        };
        return told(report).reduce(urgency, Level::or);
    }

    private boolean goesByOurRules(SymptomReported report) {
        return report.rulesVersion().equals(knowledge.version());
    }

    private Answers answers(SymptomReported report) {
        return knowledge.readFiled(report.answers()).answers();
    }

    /** What triage is certain of. */
    private static Stream<Level> told(SymptomReported report) {
        return Stream.of(Optional.ofNullable(report.level()), Optional.ofNullable(report.atLeast()))
                .flatMap(Optional::stream)
                .map(Level::valueOf);
    }
}
