package org.nape.reminder.due;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.nape.reminder.day.Settings;

/** The reminders of one plan, when it takes another course. Whoever changes them holds the person's row. */
@ApplicationScoped
public class PlanReminders {
    private final Reminders reminders;
    private final Event<ReminderMade> made;

    PlanReminders(Reminders reminders, Event<ReminderMade> made) {
        this.reminders = reminders;
        this.made = made;
    }

    /**
     * What a plan reminds of from now on.
     *
     * @param among by template: what the plan may remind of at all; anything else stays as it is
     * @param otherwise why those end that are not wanted
     */
    public record Change(List<Reminder> wanted, Set<String> among, EndReason otherwise) {
        public Change {
            wanted = List.copyOf(wanted);
            among = Set.copyOf(among);
        }
    }

    /** What goes on keeps its place. What was ended for any other reason than a choice is not brought back. */
    public void follow(UUID planId, UUID personId, Change change, Settings settings, Instant now) {
        var rows = reminders
                .find("planId = ?1 order by id", planId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
        rows.stream()
                .filter(row -> row.endedAt == null && row.templateId != null && change.among.contains(row.templateId))
                .filter(row -> change.wanted.stream().noneMatch(wanted -> row.isOf(wanted, true)))
                .forEach(row -> row.end(change.otherwise, now));
        for (var wanted : change.wanted) {
            var others = rows.stream().filter(row -> row.isOf(wanted, false)).toList();
            var same = others.stream().filter(row -> row.isOf(wanted, true)).toList();
            if (same.isEmpty()) {
                add(ReminderRow.of(personId, wanted, now, now), planId, others, settings, now);
            }
            same.stream()
                    .filter(row -> row.endReason == EndReason.NOT_CHOSEN)
                    .forEach(row -> bringBack(row, others, settings, now));
        }
    }

    private void bringBack(ReminderRow row, List<ReminderRow> others, Settings settings, Instant now) {
        others.forEach(row::takePlaceOf);
        row.bringBack(settings, now);
        wake(row);
    }

    /** None where nothing would fall due any more. */
    private void add(ReminderRow row, UUID planId, List<ReminderRow> others, Settings settings, Instant now) {
        row.planId = planId;
        row.nextDueAt = null;
        others.forEach(row::takePlaceOf);
        row.layAgain(settings, now);
        if (row.nextDueAt != null) {
            row.firstDueAt = row.nextDueAt;
            reminders.persist(row);
            wake(row);
        }
    }

    private void wake(ReminderRow row) {
        Optional.ofNullable(row.nextDueAt).ifPresent(next -> made.fire(new ReminderMade(next)));
    }
}
