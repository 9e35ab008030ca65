package org.nape.content.advice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nape.knowledge.Level;

/**
 * What else a person has reported, as seen from one of their reports.
 *
 * @param redFlagsSince the first of each level that was raised when the report was made, or later
 * @param redFlagBefore when the last one before the report was raised
 * @param newestReports the newest report of each level, be it older or newer than this one
 * @param madeWorse the slugs of what the person said made it worse, at any time
 */
record History(
        List<RedFlag> redFlagsSince,
        Optional<Instant> redFlagBefore,
        List<NewestReport> newestReports,
        Set<String> madeWorse) {
    History {
        redFlagsSince = List.copyOf(redFlagsSince);
        newestReports = List.copyOf(newestReports);
        madeWorse = Set.copyOf(madeWorse);
    }

    /** A red flag stands until a full interview after it ends in care at home: {@code resume} in care-plans.yaml. */
    Optional<Instant> findStandingRedFlag() {
        return redFlagBefore.filter(raisedAt -> newestReports.stream()
                .noneMatch(report ->
                        report.level() == Level.SELF_CARE && report.reportedAt().isAfter(raisedAt)));
    }

    /** Whether the person has since, or just then, given answers that are not settled or more urgent than this level. */
    boolean mayHaveBecomeWorse(Level level, Instant reportedAt) {
        return newestReports.stream()
                .anyMatch(report -> !report.reportedAt().isBefore(reportedAt) && report.mayBeAbove(level));
    }
}
