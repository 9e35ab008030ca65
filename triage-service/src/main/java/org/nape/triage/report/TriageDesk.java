package org.nape.triage.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.nape.messaging.Outbox;

/** Receives reports: judges them, keeps them and tells the other services. */
@ApplicationScoped
public class TriageDesk {
    private static final Logger LOG = Logger.getLogger(TriageDesk.class);

    private final Triage triage;
    private final Filings filings;
    private final SymptomReports reports;
    private final Outbox outbox;

    TriageDesk(Triage triage, Filings filings, SymptomReports reports, Outbox outbox) {
        this.triage = triage;
        this.filings = filings;
        this.reports = reports;
        this.outbox = outbox;
    }

    /** Weighs the answers, files the report with what it owes in one statement, and wakes who carries that. */
    Receipt receive(Submission submission) {
        var decision = triage.decide(submission);
        while (!filings.add(decision, submission)) {
            var earlier = findEarlier(submission);
            if (earlier.isPresent()) {
                return earlier.get();
            }
            // There is none any more if the person was erased just then: the next try is refused.
            decision = reports.findNewest(submission.personId())
                    .map(newest -> triage.decideAfter(newest.reportedAt(), submission))
                    .orElseGet(() -> triage.decide(submission));
        }
        outbox.carry(decision.events());
        log(decision);
        return new Receipt.Filed(decision.report(), decision.redFlag());
    }

    /** Files what was sent without a key, in the transaction of whoever knows that it is no repeat. */
    public SymptomReport file(Submission submission) {
        return switch (receive(submission)) {
            case Receipt.Filed filed -> filed.report();
            case Receipt.FiledBefore _, Receipt.KeyReused _ -> throw new IllegalArgumentException("It has a key");
        };
    }

    /** An earlier try with this key was filed and is committed: that is the answer, if it said the same. */
    private Optional<Receipt> findEarlier(Submission submission) {
        return submission
                .key()
                .flatMap(key -> reports.findWith(key, submission.personId()))
                .map(kept -> kept.isOf(submission) ? new Receipt.FiledBefore(kept.report()) : new Receipt.KeyReused());
    }

    private static void log(Triage.Decision decision) {
        var report = decision.report();
        LOG.debugf(
                "report filed reportId=%s status=%s",
                report.id(), report.status().id());
        decision.redFlag()
                .ifPresent(flag -> LOG.infof("red flag raised redFlagId=%s reportId=%s", flag.id(), report.id()));
    }
}
