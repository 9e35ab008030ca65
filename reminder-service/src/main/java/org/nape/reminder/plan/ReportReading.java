package org.nape.reminder.plan;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nape.events.SymptomReported;
import org.nape.knowledge.Level;
import org.nape.knowledge.assessment.Assessment;

/**
 * What a report means for the plan.
 *
 * @param level the settled level; empty while the report is not settled
 * @param isRedFlag whether the person must be seen today or at once, as far as is certain already
 */
record ReportReading(Optional<Level> level, boolean isRedFlag) {
    static ReportReading of(SymptomReported report) {
        var level = findLevel(report);
        var certain = level.or(() -> Optional.ofNullable(report.atLeast()).map(Level::valueOf));
        return new ReportReading(level, certain.filter(Level::isRedFlag).isPresent());
    }

    static ReportReading of(Assessment assessment) {
        return new ReportReading(assessment.level(), assessment.redFlagLevel().isPresent());
    }

    /** The more urgent of the two; not settled unless both are. */
    ReportReading and(ReportReading other) {
        return new ReportReading(level.flatMap(mine -> other.level.map(mine::or)), isRedFlag || other.isRedFlag);
    }

    boolean isSelfCare() {
        return level.filter(Level.SELF_CARE::equals).isPresent();
    }

    /** Empty for a zone that nobody knows: another is better than no plan. */
    static Optional<ZoneId> findZone(@Nullable String id) {
        try {
            return Optional.ofNullable(id).map(ZoneId::of);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Level> findLevel(SymptomReported report) {
        return switch (report.status()) {
            case "settled" -> Optional.of(Level.valueOf(String.valueOf(report.level())));
            case "incomplete", "needs-clarification" -> Optional.empty();
            default -> throw new IllegalArgumentException("The status is not one of the contract's");
        };
    }
}
