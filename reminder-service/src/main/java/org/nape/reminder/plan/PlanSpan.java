package org.nape.reminder.plan;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nape.reminder.due.KeptReminder;

/**
 * The time that a plan covers, or has covered.
 *
 * @param zone where the person is
 * @param reminders ended ones too
 */
public record PlanSpan(UUID planId, Instant startedAt, Instant endsAt, ZoneId zone, List<KeptReminder> reminders) {
    public PlanSpan {
        reminders = List.copyOf(reminders);
    }

    static PlanSpan of(PlanRow row, ZoneId zone, List<KeptReminder> reminders) {
        var end = Optional.ofNullable(row.stoppedAt).filter(row.endsAt::isAfter).orElse(row.endsAt);
        return new PlanSpan(row.id, row.startedAt, end, zone, reminders);
    }
}
