package org.nape.triage.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.nape.messaging.OutboxRelay;

/** Receives reports: judges them, keeps them and tells the other services. */
@ApplicationScoped
class TriageDesk {
    private static final Logger LOG = Logger.getLogger(TriageDesk.class);

    private final Triage triage;
    private final Filings filings;
    private final SymptomReports reports;
    private final OutboxRelay relay;

    TriageDesk(Triage triage, Filings filings, SymptomReports reports, OutboxRelay relay) {
        this.triage = triage;
        this.filings = filings;
        this.reports = reports;
        this.relay = relay;
    }

    /** Weighs the answers and files the report with the events it owes, in one statement; then wakes the relay. */
    Receipt receive(Submission submission) {
        var decision = triage.decide(submission);
        while (!filings.add(decision, submission)) {
            var earlier = findEarlier(submission);
            if (earlier.isPresent()) {
                return earlier.get();
            }
            // There is none any more if the person was erased just then: the next try is refused.
            decision = reports.findNewestAt(submission.personId())
                    .map(newest -> triage.decideAfter(newest, submission))
                    .orElseGet(() -> triage.decide(submission));
        }
        relay.wake();
        log(decision);
        return new Receipt.Filed(decision.report());
    }

    /** An earlier try with this key was filed and is committed: that is the answer, if it said the same. */
    private Optional<Receipt> findEarlier(Submission submission) {
        return submission
                .key()
                .flatMap(key -> reports.findWith(key, submission.personId()))
                .map(kept -> kept.isOf(submission) ? new Receipt.Filed(kept.report()) : new Receipt.KeyReused());
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
