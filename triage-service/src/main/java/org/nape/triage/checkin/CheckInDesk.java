package org.nape.triage.checkin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.nape.events.CheckInAnswered;
import org.nape.events.ReminderDue;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.assessment.Assessor;
import org.nape.knowledge.assessment.FollowUp;
import org.nape.messaging.EventRefusedException;
import org.nape.messaging.Outbox;
import org.nape.triage.report.SymptomReport;
import org.nape.triage.report.SymptomReports;
import org.nape.triage.report.TriageDesk;
import org.nape.web.Place;

/** Keeps what people are asked at check-ins, and has what they answer judged, filed and told. */
@ApplicationScoped
class CheckInDesk {
    private static final Logger LOG = Logger.getLogger(CheckInDesk.class);

    private final Knowledge knowledge;
    private final FollowUp followUp;
    private final CheckIns checkIns;
    private final SymptomReports reports;
    private final TriageDesk triage;
    private final Outbox outbox;
    private final Clock clock;

    CheckInDesk(
            Knowledge knowledge,
            Assessor assessor,
            CheckIns checkIns,
            SymptomReports reports,
            TriageDesk triage,
            Outbox outbox,
            Clock clock) {
        this.knowledge = knowledge;
        this.followUp = new FollowUp(knowledge, assessor);
        this.checkIns = checkIns;
        this.reports = reports;
        this.triage = triage;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A check-in has fallen due. Asked once more, it is still the same one. */
    @Transactional
    void keep(ReminderDue due) {
        var kind = Optional.ofNullable(due.checkIn())
                .flatMap(knowledge::findCheckIn)
                .orElseThrow(() -> new EventRefusedException("there is no such check-in"));
        if (checkIns.findByIdOptional(due.reminderId()).isEmpty()) {
            checkIns.persist(CheckInRow.of(due.reminderId(), due.personId(), kind.id(), due.dueAt()));
        }
    }

    Optional<CheckIn> find(UUID personId, UUID id) {
        return checkIns.findOwn(personId, id);
    }

    List<CheckInView> list(UUID personId, Optional<Place> after, int most) {
        var newestReportAt = reports.findNewest(personId).map(SymptomReport::reportedAt);
        return checkIns.newestFirst(personId, after, most).stream()
                .map(checkIn -> CheckInView.of(checkIn, newestReportAt))
                .toList();
    }

    /** Takes a reply once: with the report that it makes, and the events about both, or not at all. */
    @Transactional
    Receipt receive(UUID checkInId, Reply reply) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var all = checkIns.lock(reply.personId());
        var checkIn = all.stream()
                .filter(each -> each.id().equals(checkInId))
                .findFirst()
                .orElseThrow();
        var newest = reports.findNewest(reply.personId());
        var refusal = Refusal.find(reply, checkIn, all, newest.map(SymptomReport::reportedAt), now);
        if (refusal.isPresent()) {
            return new Receipt.Refused(refusal.get(), country(reply, newest));
        }
        var said = checkIn.said().orElseGet(() -> answer(checkIn, reply, newest, now));
        return new Receipt.Taken(checkIn, said, said.reportId().flatMap(reports::findReport));
    }

    private Said answer(CheckIn checkIn, Reply reply, Optional<SymptomReport> newest, Instant now) {
        var fresh = newest.filter(report -> !report.reportedAt().isBefore(now.minus(Reply.VALID)))
                .map(report -> knowledge.readFiled(report.answers()).answers());
        var decision = followUp.decide(checkIn.template(), reply.answers(), fresh);
        var reportId = decision.outcome().makesReport()
                ? Optional.of(file(reply, decision, country(reply, newest)))
                : Optional.<UUID>empty();
        var said = new Said(
                reply.answeredAt(now),
                reply.answers(),
                decision.outcome(),
                reportId,
                reportId.isPresent() && !decision.standing().equals(reply.answers()),
                reply.key(),
                reply.fingerprint());
        checkIns.keep(checkIn.id(), said);
        tell(checkIn, said);
        return said;
    }

    private UUID file(Reply reply, FollowUp.Decision decision, Optional<String> country) {
        return triage.file(reply.submission().standingOn(decision.standing(), country))
                .id();
    }

    /** Which also wakes the relay after the commit, for the events of the report too. */
    private void tell(CheckIn checkIn, Said said) {
        var outcome = said.outcome().id();
        outbox.write(new CheckInAnswered(
                checkIn.id(),
                checkIn.personId(),
                said.at(),
                outcome,
                said.reportId().orElse(null)));
        LOG.infof("check-in answered id=%s outcome=%s", checkIn.id(), outcome);
    }

    /** The emergency number depends on it; who does not tell where they are is where they were. */
    private static Optional<String> country(Reply reply, Optional<SymptomReport> newest) {
        return reply.submission().whereabouts().country().or(() -> newest.flatMap(SymptomReport::country));
    }
}
