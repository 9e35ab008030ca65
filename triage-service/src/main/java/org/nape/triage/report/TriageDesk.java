package org.nape.triage.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.nape.messaging.OutboxRelay;
import org.nape.triage.webhook.WebhookTicker;

/** Receives reports: judges them, keeps them and tells the other services. */
@ApplicationScoped
public class TriageDesk {
    private static final Logger LOG = Logger.getLogger(TriageDesk.class);

    private final Triage triage;
    private final Filings filings;
    private final SymptomReports reports;
    private final OutboxRelay relay;
    private final WebhookTicker webhooks;

    TriageDesk(Triage triage, Filings filings, SymptomReports reports, OutboxRelay relay, WebhookTicker webhooks) {
        this.triage = triage;
        this.filings = filings;
        this.reports = reports;
        this.relay = relay;
        this.webhooks = webhooks;
    }

    /** Weighs the answers and files the report with the events it owes, in one statement; then wakes who carries them. */
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
        relay.wake();
        decision.redFlag().ifPresent(_ -> webhooks.wake());
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
