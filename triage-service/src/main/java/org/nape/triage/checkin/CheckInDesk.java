package org.nape.triage.checkin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
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
        var row = all.stream()
                .filter(each -> each.id.equals(checkInId))
                .findFirst()
                .orElseThrow();
        var newest = reports.findNewest(reply.personId());
        var refusal = findRefusal(all, row, reply, newest.map(SymptomReport::reportedAt), now);
        if (refusal.isPresent()) {
            return new Receipt.Refused(refusal.get());
        }
        if (row.answeredAt == null) {
            answer(row, reply, newest, now);
        }
        return new Receipt.Taken(
                checkIns.checkIn(row), Optional.ofNullable(row.reportId).flatMap(reports::findReport));
    }

    private Optional<Refusal> findRefusal(
            List<CheckInRow> all, CheckInRow row, Reply reply, Optional<Instant> newestReportAt, Instant now) {
        if (reply.submission()
                .key()
                .filter(key -> isReused(key, all, row, reply))
                .isPresent()) {
            return Optional.of(Refusal.KEY_REUSED);
        }
        var checkIn = checkIns.checkIn(row);
        if (checkIn.said().isPresent()) {
            return checkIn.said()
                    .filter(said -> !said.answers().equals(reply.answers()))
                    .map(_ -> Refusal.ANSWERED);
        }
        if (checkIn.isSuperseded(newestReportAt)) {
            return Optional.of(Refusal.SUPERSEDED);
        }
        return reply.isTooOld(now) ? Optional.of(Refusal.TOO_OLD) : Optional.empty();
    }

    private static boolean isReused(String key, List<CheckInRow> all, CheckInRow row, Reply reply) {
        return all.stream()
                .filter(each -> key.equals(each.idempotencyKey))
                .anyMatch(each -> each != row || !Arrays.equals(each.requestHash, reply.fingerprint()));
    }

    private void answer(CheckInRow row, Reply reply, Optional<SymptomReport> newest, Instant now) {
        var earlier = newest.filter(report -> !report.reportedAt().isBefore(now.minus(Reply.VALID)))
                .map(report -> knowledge.readFiled(report.answers()).answers());
        var decision = followUp.decide(checkIns.checkIn(row).template(), reply.answers(), earlier);
        row.answeredAt = reply.answeredAt(now);
        row.outcome = decision.outcome().id();
        row.answers = checkIns.write(reply.answers());
        row.idempotencyKey = reply.submission().key().orElse(null);
        row.requestHash = reply.fingerprint();
        if (decision.outcome().makesReport()) {
            row.reportId = triage.file(reply.submission().standingOn(decision.standing()))
                    .id();
            row.usedEarlierAnswers = !decision.standing().equals(reply.answers());
        }
        // Also wakes the relay after the commit, for the events of the report too.
        outbox.write(new CheckInAnswered(row.id, row.personId, row.answeredAt, row.outcome, row.reportId));
        LOG.infof("check-in answered id=%s outcome=%s", row.id, row.outcome);
    }
}
