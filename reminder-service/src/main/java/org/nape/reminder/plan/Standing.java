package org.nape.reminder.plan;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.nape.knowledge.Level;

/**
 * Where a person stands, by the newest report and the newest red flag that are known. It judges by when these were made,
 * never by the order in which they arrive.
 *
 * @param newestLevel empty when the newest report is not settled
 */
record Standing(Optional<Mark> newestReport, Optional<Level> newestLevel, Optional<Mark> newestRedFlag) {
    /** When a report was made or a red flag raised, and the report it is about. */
    record Mark(Instant at, UUID reportId) implements Comparable<Mark> {
        private static final Comparator<Mark> ORDER =
                Comparator.comparing(Mark::at).thenComparing(Mark::reportId);

        @Override
        public int compareTo(Mark other) {
            return ORDER.compare(this, other);
        }
    }

    /** An older report, or the same again, changes nothing. */
    boolean isOvertakenBy(Mark report) {
        return newestReport.filter(newest -> newest.compareTo(report) >= 0).isEmpty();
    }

    /** Whether a red flag ended the plan of this report; its own red flag does not. */
    boolean hasEnded(Mark report) {
        return newestRedFlag.filter(redFlag -> ends(redFlag, report)).isPresent();
    }

    static boolean ends(Mark redFlag, Mark report) {
        return !report.at().isAfter(redFlag.at()) && !report.reportId().equals(redFlag.reportId());
    }

    /** Whether a red flag was raised and no later report has settled as safe to wait. */
    boolean isUnderRedFlag() {
        return newestRedFlag.filter(redFlag -> !isSafeAgain(redFlag.at())).isPresent();
    }

    private boolean isSafeAgain(Instant redFlagAt) {
        return newestReport.filter(report -> report.at().isAfter(redFlagAt)).isPresent()
                && newestLevel.filter(level -> !level.isRedFlag()).isPresent();
    }

    boolean knowsRedFlagOf(UUID reportId) {
        return newestRedFlag
                .filter(redFlag -> redFlag.reportId().equals(reportId))
                .isPresent();
    }
}
