package org.nape.reminder.plan;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a person stands, by the newest report and the newest red flag that are known. It judges by when these were made,
 * never by the order in which they arrive.
 *
 * @param newestSelfCareAt when the newest report was made that settled as {@code SELF_CARE}
 */
record Standing(Optional<Mark> newestReport, Optional<Instant> newestSelfCareAt, Optional<Mark> newestRedFlag) {
    /** When a report was made or a red flag raised, and the report it is about. */
    record Mark(Instant at, UUID reportId) implements Comparable<Mark> {
        private static final Comparator<Mark> ORDER =
                Comparator.comparing(Mark::at).thenComparing(Mark::reportId);

        @Override
        public int compareTo(Mark other) {
            return ORDER.compare(this, other);
        }
    }

    Standing afterReport(Mark report) {
        return new Standing(Optional.of(report), newestSelfCareAt, newestRedFlag);
    }

    /** Also one that arrives late: it lifts a red flag that is older still. */
    Standing afterSelfCare(Instant reportedAt) {
        return newestSelfCareAt.filter(newest -> !reportedAt.isAfter(newest)).isPresent()
                ? this
                : new Standing(newestReport, Optional.of(reportedAt), newestRedFlag);
    }

    /** Only the newest counts: it ends whatever an older one ends. */
    Standing afterRedFlag(Mark redFlag) {
        return newestRedFlag
                        .filter(newest -> !redFlag.at().isAfter(newest.at()))
                        .isPresent()
                ? this
                : new Standing(newestReport, newestSelfCareAt, Optional.of(redFlag));
    }

    /** An older report, or the same again, changes nothing. */
    boolean isOvertakenBy(Mark report) {
        return newestReport.filter(newest -> newest.compareTo(report) >= 0).isEmpty();
    }

    /** The red flag that ends the plan of this report; its own does not. */
    Optional<Mark> findEnd(Mark report) {
        return newestRedFlag.filter(redFlag -> ends(redFlag, report));
    }

    static boolean ends(Mark redFlag, Mark report) {
        return !report.at().isAfter(redFlag.at()) && !report.reportId().equals(redFlag.reportId());
    }

    /** Whether a red flag was raised and no later report has ended in care at home; nothing less lifts it. */
    boolean isUnderRedFlag() {
        return newestRedFlag.filter(redFlag -> !isLifted(redFlag)).isPresent();
    }

    private boolean isLifted(Mark redFlag) {
        return newestSelfCareAt.filter(at -> at.isAfter(redFlag.at())).isPresent();
    }

    boolean knowsRedFlagOf(UUID reportId) {
        return newestRedFlag
                .filter(redFlag -> redFlag.reportId().equals(reportId))
                .isPresent();
    }
}
