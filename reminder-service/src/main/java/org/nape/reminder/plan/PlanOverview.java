package org.nape.reminder.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nape.knowledge.Level;
import org.nape.reminder.due.KeptReminder;

/**
 * A plan as things stand.
 *
 * @param reminders its active reminders; none once it has stopped
 * @param checkIns those that were asked already too; none once it has stopped or the person is well again
 */
record PlanOverview(
        UUID planId,
        UUID reportId,
        Level level,
        Instant startedAt,
        Instant endsAt,
        String timeZone,
        List<String> parts,
        List<String> shown,
        List<KeptReminder> reminders,
        List<KeptReminder> checkIns,
        Status status,
        Optional<Instant> stoppedAt,
        Optional<String> stopReason,
        Optional<Instant> recoveredAt) {

    enum Status {
        RUNNING,
        STOPPED,
        ENDED
    }

    static PlanOverview of(PlanRow row, List<KeptReminder> reminders, List<KeptReminder> checkIns, Instant now) {
        var stopped = row.stoppedAt != null;
        return new PlanOverview(
                row.id,
                row.reportId,
                row.level,
                row.startedAt,
                row.endsAt,
                row.timeZone,
                row.partsAt(now),
                row.shownAt(now),
                stopped
                        ? List.of()
                        : reminders.stream().filter(kept -> !kept.hasEnded()).toList(),
                stopped || row.recoveredAt != null ? List.of() : checkIns,
                stopped ? Status.STOPPED : now.isAfter(row.endsAt) ? Status.ENDED : Status.RUNNING,
                Optional.ofNullable(row.stoppedAt),
                Optional.ofNullable(row.stopReason),
                Optional.ofNullable(row.recoveredAt));
    }
}
