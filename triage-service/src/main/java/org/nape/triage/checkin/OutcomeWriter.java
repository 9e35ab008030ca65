package org.nape.triage.checkin;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nape.knowledge.Answers;
import org.nape.knowledge.CheckInTemplate;
import org.nape.knowledge.FollowUpRule;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.knowledge.assessment.Assessor;
import org.nape.knowledge.assessment.FollowUp;
import org.nape.knowledge.assessment.FollowUp.Outcome;
import org.nape.knowledge.assessment.Interview;
import org.nape.triage.report.ReportAnswers;
import org.nape.triage.rulebook.PublishedQuestion;
import org.nape.triage.rulebook.Told;
import org.nape.web.Problem;

/** Puts into words what a reply to a check-in has led to, or would have. */
final class OutcomeWriter {
    private static final String GO_ON =
            "Go on with your plan. Stop and answer the questions again if anything on the" + " warning list appears.";
    private static final String WELL = "Good that it is over. Your plan ends here.";

    private final Knowledge knowledge;
    private final FollowUp followUp;
    private final Interview interview;
    private final ReportAnswers reportAnswers;

    OutcomeWriter(Knowledge knowledge, Assessor assessor, Interview interview, ReportAnswers reportAnswers) {
        this.knowledge = knowledge;
        this.followUp = new FollowUp(knowledge, assessor);
        this.interview = interview;
        this.reportAnswers = reportAnswers;
    }

    CheckInAnswer taken(Receipt.Taken taken) {
        var said = taken.said();
        var report = taken.report().map(reportAnswers::firstAgain);
        var level = report.flatMap(answer -> Optional.ofNullable(answer.level()));
        var atLeast = report.flatMap(answer -> Optional.ofNullable(answer.atLeast()));
        var told = report.map(answer -> new Told(answer.title(), answer.action()));
        return new CheckInAnswer(
                taken.checkIn().id(),
                said.at(),
                said.outcome().id(),
                text(said.outcome(), said.answers(), atLeast, told),
                level.orElse(null),
                atLeast.orElse(null),
                report.orElse(null),
                next(said.outcome(), said.answers(), level),
                offer(said, taken.checkIn().template()),
                said.usedEarlierAnswers());
    }

    /** Whatever is wrong with a reply, nobody may go without being told what its answers establish. */
    Problem refused(Receipt.Refused refused, CheckInTemplate checkIn, Reply reply) {
        var decision = followUp.decide(checkIn, reply.answers(), Optional.empty());
        var atLeast = decision.assessment().atLeast();
        var problem =
                refused.why().problem().with("atLeast", atLeast.map(Level::name).orElse(null));
        if (!decision.outcome().makesReport()) {
            return problem;
        }
        var told = decision.assessment()
                .level()
                .map(level -> Told.settled(level, knowledge))
                .orElseGet(() -> Told.handedOver(decision.assessment().urgency(), knowledge));
        return problem.with("text", text(decision.outcome(), reply.answers(), atLeast, Optional.of(told)))
                .with(
                        "emergencyNumber",
                        knowledge
                                .emergencyNumbers()
                                .forCountry(refused.country())
                                .primary());
    }

    private String text(Outcome outcome, Answers given, Optional<Level> atLeast, Optional<Told> told) {
        return switch (outcome) {
            case CONTINUE -> GO_ON;
            case RECOVERED -> WELL;
            case REASSESS, BOOK_DOCTOR -> {
                var because = followUp.because(given).stream()
                        .filter(rule -> outcome == Outcome.BOOK_DOCTOR || rule.restartsInterview())
                        .map(FollowUpRule::person)
                        .collect(Collectors.joining(" "));
                yield because.isEmpty() || atLeast.filter(Level::isRedFlag).isPresent()
                        ? told.map(each -> each.title() + ". " + each.action()).orElseThrow()
                        : because;
            }
        };
    }

    private static @Nullable String offer(Said said, CheckInTemplate checkIn) {
        return said.outcome() == Outcome.RECOVERED
                ? FollowUp.offer(checkIn, said.answers()).orElse(null)
                : null;
    }

    /** In an emergency there is nothing more to ask. */
    private List<PublishedQuestion> next(Outcome outcome, Answers given, Optional<Level> level) {
        return outcome == Outcome.REASSESS
                        && level.filter(Level.EMERGENCY::equals).isEmpty()
                ? interview.next(given).next().stream()
                        .map(PublishedQuestion::of)
                        .toList()
                : List.of();
    }
}
