package org.nape.reminder.plan;

import java.time.Instant;
import java.util.UUID;
import org.nape.knowledge.Level;
import org.nape.reminder.plan.Standing.Mark;

/** The plan of a person's that runs, as far as one must know it to end it. */
record RunningPlan(UUID id, UUID reportId, Level level, Instant reportedAt) {
    static RunningPlan of(PlanRow row) {
        return new RunningPlan(row.id, row.reportId, row.level, row.reportedAt);
    }

    /** The report that it follows. */
    Mark report() {
        return new Mark(reportedAt, reportId);
    }
}
