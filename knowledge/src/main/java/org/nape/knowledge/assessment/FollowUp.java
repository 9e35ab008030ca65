package org.nape.knowledge.assessment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nape.knowledge.Answers;
import org.nape.knowledge.CheckInTemplate;
import org.nape.knowledge.FollowUpRule;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;

/** Decides what the answers of a check-in lead to: whether the plan goes on, and what is to be reported if it does not. */
public final class FollowUp {
    private final Knowledge knowledge;
    private final Assessor assessor;

    public FollowUp(Knowledge knowledge, Assessor assessor) {
        this.knowledge = knowledge;
        this.assessor = assessor;
    }

    /** What becomes of the plan. */
    public enum Outcome {
        /** It goes on. */
        CONTINUE,
        /** It stops; the questions are to be answered again, unless a level says that there is no time for it. */
        REASSESS,
        /** It stops; a doctor should look in the next days. */
        BOOK_DOCTOR,
        /** It ends: the person is well again. */
        RECOVERED;

        /** Whether the answers make a report. */
        public boolean makesReport() {
            return this == REASSESS || this == BOOK_DOCTOR;
        }

        /** As written in JSON, in events and in databases. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Outcome ofId(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /**
     * What was decided.
     *
     * @param standing the answers that it stands on: those given now, and earlier ones where they were used
     * @param assessment what triage makes of them; only a report if the outcome makes one
     */
    public record Decision(Outcome outcome, Answers standing, Assessment assessment) {}

    /**
     * Decides by the answers given now, all that the check-in asks among them, and by those of an earlier report if it is recent
     * enough to be used.
     */
    public Decision decide(CheckInTemplate checkIn, Answers given, Optional<Answers> earlier) {
        var standing = earlier.map(given::over)
                .filter(together -> mayStand(together, given))
                .orElse(given);
        var assessment = assessor.assess(standing);
        return new Decision(outcome(checkIn, given, assessment), standing, assessment);
    }

    /** The plan that may be offered then, by its id. */
    public static Optional<String> offer(CheckInTemplate checkIn, Answers given) {
        return checkIn.onAnswer().stream()
                .filter(each -> given.find(each.question().id())
                        .filter(answer -> answer.equals(each.answer()))
                        .isPresent())
                .flatMap(each -> each.offer().stream())
                .findFirst();
    }

    /** The follow-up rules that speak in these answers. */
    public List<FollowUpRule> because(Answers given) {
        return assessor.assess(given).followUps();
    }

    /** Once everything has to be asked again, what was said before can make it worse but can reassure nobody. */
    private boolean mayStand(Answers together, Answers given) {
        var now = assessor.assess(given);
        return now.followUps().stream().noneMatch(FollowUpRules::asksAnew)
                || redFlag(assessor.assess(together)).isAbove(redFlag(now));
    }

    private static Level redFlag(Assessment assessment) {
        return assessment.redFlagLevel().orElse(Level.SELF_CARE);
    }

    private Outcome outcome(CheckInTemplate checkIn, Answers given, Assessment assessment) {
        if (assessment.followUps().stream().anyMatch(FollowUpRules::asksAnew)) {
            return Outcome.REASSESS;
        }
        if (!assessment.followUps().isEmpty() || isWorrying(given, assessment)) {
            return assessment.level().filter(Level.ROUTINE::equals).isPresent()
                    ? Outcome.BOOK_DOCTOR
                    : Outcome.REASSESS;
        }
        return offer(checkIn, given).isPresent() ? Outcome.RECOVERED : Outcome.CONTINUE;
    }

    /** Whether answers to questions of the interview, which nobody need give here, forbid to go on. */
    private boolean isWorrying(Answers given, Assessment assessment) {
        if (knowledge.questions().stream().noneMatch(given::isAsked)) {
            return false;
        }
        return switch (assessment) {
            case Assessment.Settled settled -> settled.settledLevel().isAbove(Level.SELF_CARE);
            case Assessment.Open open -> FollowUpRules.isDoubtful(open, given);
            case Assessment.NeedsClarification _ -> true;
        };
    }
}
