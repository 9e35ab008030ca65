package org.nape.reminder.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.nape.knowledge.CheckInTemplate;
import org.nape.knowledge.Knowledge;
import org.nape.messaging.Outbox;
import org.nape.reminder.day.SettingsList;
import org.nape.reminder.day.Zones;
import org.nape.reminder.due.OccurrenceList;
import org.nape.reminder.due.Reminders;

/**
 * Asks at once for warning signs whom something made worse. They have just acted, so it is never put off by quiet hours; that
 * is why the event is owed by the outbox here, and not by the ticker.
 */
@ApplicationScoped
class ReCheckDesk {
    /** A plan that is about to end does not cut it short. */
    private static final Duration LONG_ENOUGH = Duration.ofDays(3);

    private final Knowledge knowledge;
    private final SettingsList settings;
    private final Plans plans;
    private final Reminders reminders;
    private final OccurrenceList occurrences;
    private final Outbox outbox;

    ReCheckDesk(
            Knowledge knowledge,
            SettingsList settings,
            Plans plans,
            Reminders reminders,
            OccurrenceList occurrences,
            Outbox outbox) {
        this.knowledge = knowledge;
        this.settings = settings;
        this.plans = plans;
        this.reminders = reminders;
        this.occurrences = occurrences;
        this.outbox = outbox;
    }

    /** The check-in that asks: one that still does, or a new one. Empty where the clinical files have none. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<UUID> ask(UUID personId, Instant now) {
        return knowledge
                .findReCheck()
                .map(template ->
                        reminders.findAsking(personId, template.id()).orElseGet(() -> ask(personId, template, now)));
    }

    private UUID ask(UUID personId, CheckInTemplate template, Instant now) {
        var plan = plans.findRunning(personId).filter(running -> running.endsAt.isAfter(now));
        var theirs = settings.of(personId);
        var planZone = plan.map(running -> ZoneId.of(running.timeZone)).orElse(Zones.UNTOLD);
        var start = now.atZone(theirs.day(planZone).zone());
        var end = plan.map(running -> running.endsAt.atZone(start.getZone()))
                .filter(start.plus(LONG_ENOUGH)::isBefore)
                .orElse(start.plus(LONG_ENOUGH));
        var checkIn = new ReminderMaker(knowledge, start, start, end).checkIn(template);
        var asked =
                reminders.addAsked(personId, plan.map(running -> running.id), checkIn, now, theirs.withoutQuietHours());
        occurrences.add(asked.reminderId(), asked.dueAt(), asked.expiresAt());
        outbox.write(asked);
        return asked.reminderId();
    }
}
