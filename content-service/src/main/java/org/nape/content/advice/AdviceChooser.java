package org.nape.content.advice;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nape.events.SymptomReported;
import org.nape.knowledge.Answers;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.knowledge.assessment.Assessment;
import org.nape.knowledge.assessment.Assessor;
import org.nape.knowledge.care.CareComposer;

/** Chooses what to show after a report, and judges what of it still stands after red flags. */
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
        var answers = knowledge.read(report.answers()).answers();
        var level = findLevel(report);
        var care = level.map(settled -> composer.compose(settled, answers))
                .orElseGet(() -> composer.whileUnsettled(handoverUrgency(report, answers)));
        return Advice.of(report.reportId(), level, care);
    }

    /** What is left of an advice after red flags that were raised when the report was made, or later. */
    Advice judge(Advice chosen, List<RedFlag> redFlags) {
        return redFlags.stream()
                .map(RedFlag::level)
                .max(Comparator.naturalOrder())
                .map(worst -> stop(chosen, worst, redFlags))
                .orElse(chosen);
    }

    /** A lesser flag never replaces the cards of a worse report. */
    private Advice stop(Advice chosen, Level worst, List<RedFlag> redFlags) {
        var level = chosen.level().filter(Level::isRedFlag).map(worst::or).orElse(worst);
        var stoppedAt = redFlags.stream().map(RedFlag::raisedAt).min(Comparator.naturalOrder());
        return new Advice(chosen.reportId(), chosen.level(), composer.afterRedFlag(level, chosen.care()), stoppedAt);
    }

    private static Optional<Level> findLevel(SymptomReported report) {
        return switch (report.status()) {
            case "settled" -> Optional.of(Level.valueOf(String.valueOf(report.level())));
            case "incomplete", "needs-clarification" -> Optional.empty();
            default -> throw new IllegalArgumentException("The status is not one of the contract's");
        };
    }

    private Level handoverUrgency(SymptomReported report, Answers answers) {
        var urgency = switch (assessor.assess(answers)) {
            case Assessment.Open open -> open.handoverUrgency();
            case Assessment.NeedsClarification unclear -> unclear.handoverUrgency();
            // Triage went by other rules than we know. Unknown is never safe.
            case Assessment.Settled settled -> settled.settledLevel().or(Level.URGENT);
        };
        return report.atLeast() == null ? urgency : urgency.or(Level.valueOf(report.atLeast()));
    }
}
