package org.nape.reminder.plan;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nape.events.SymptomReported;
import org.nape.knowledge.Level;

/** What a report means for the plan. */
final class ReportReading {
    private ReportReading() {}

    /** The settled level; empty while the report is not settled. A report that contradicts the contract is refused. */
    static Optional<Level> findLevel(SymptomReported report) {
        return switch (report.status()) {
            case "settled" -> Optional.of(Level.valueOf(String.valueOf(report.level())));
            case "incomplete", "needs-clarification" -> Optional.empty();
            default -> throw new IllegalArgumentException("The status is not one of the contract's");
        };
    }

    /** Whether the person must be seen today or at once, as far as is certain already. */
    static boolean isRedFlag(SymptomReported report) {
        var certain =
                findLevel(report).or(() -> Optional.ofNullable(report.atLeast()).map(Level::valueOf));
        return certain.filter(Level::isRedFlag).isPresent();
    }

    /** Empty for a zone that nobody knows: another is better than no plan. */
    static Optional<ZoneId> findZone(@Nullable String id) {
        try {
            return Optional.ofNullable(id).map(ZoneId::of);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
