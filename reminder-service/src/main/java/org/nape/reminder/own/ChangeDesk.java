package org.nape.reminder.own;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.nape.knowledge.Knowledge;
import org.nape.reminder.day.SettingsList;
import org.nape.reminder.due.EndReason;
import org.nape.reminder.due.Fewer;
import org.nape.reminder.due.KeptReminder;
import org.nape.reminder.due.Layout;
import org.nape.reminder.due.Reminder;
import org.nape.reminder.due.Reminders;
import org.nape.reminder.plan.PlanDesk;
import org.nape.reminder.plan.SafeContent;
import org.nape.web.Version;

/** Changes, pauses, resumes, thins out and deletes active reminders as a person wishes. */
@ApplicationScoped
class ChangeDesk {
    private static final Logger LOG = Logger.getLogger(ChangeDesk.class);

    private final WishReader reader;
    private final Fewer fewer;
    private final PlanDesk plans;
    private final SettingsList settings;
    private final Reminders reminders;
    private final Clock clock;

    ChangeDesk(
            Knowledge knowledge, Fewer fewer, PlanDesk plans, SettingsList settings, Reminders reminders, Clock clock) {
        this.reader = new WishReader(knowledge);
        this.fewer = fewer;
        this.plans = plans;
        this.settings = settings;
        this.reminders = reminders;
        this.clock = clock;
    }

    @Transactional
    Change change(UUID personId, UUID id, ReminderPatch patch, @Nullable String ifMatch) {
        return withActive(personId, id, ifMatch, (kept, safe) -> change(kept, patch, safe));
    }

    /** What asks whether the person is safe stays until it is answered, or its plan ends. */
    @Transactional
    Change delete(UUID personId, UUID id, @Nullable String ifMatch) {
        return withActive(
                personId,
                id,
                ifMatch,
                (kept, _) -> kept.isSafetyPrompt() ? new Change.SafetyPrompt() : keep(kept.end(EndReason.DELETED)));
    }

    /** Takes the offer to be reminded less often, which is made for the plans' reminders too. */
    @Transactional
    Change accept(UUID personId, UUID id, String rrule) {
        return withActive(personId, id, null, (kept, _) -> {
            var schedule = kept.reminder().schedule();
            if (schedule.rrule().equals(rrule)) {
                return new Change.Made(kept);
            }
            var isOffered = fewer.offer(kept, clock.instant())
                    .filter(offer -> offer.rrule().equals(rrule))
                    .isPresent();
            return isOffered
                    ? keep(kept, kept.reminder().with(schedule.with(rrule)), kept.isPaused())
                    : new Change.NotOffered();
        });
    }

    private Change withActive(
            UUID personId, UUID id, @Nullable String ifMatch, BiFunction<KeptReminder, SafeContent, Change> step) {
        if (!reminders.exists(personId, id)) {
            return new Change.NoSuch();
        }
        var safe = plans.hold(personId);
        var active = reminders.lock(personId, id).filter(kept -> !kept.hasEnded());
        if (active.isEmpty()) {
            return new Change.NoSuch();
        }
        return new Version(active.get().version()).isMatchedBy(ifMatch)
                ? step.apply(active.get(), safe)
                : new Change.Outdated();
    }

    private Change change(KeptReminder kept, ReminderPatch patch, SafeContent safe) {
        if (kept.isSafetyPrompt() && !patch.isEmpty()) {
            return new Change.SafetyPrompt();
        }
        var paused = patch.paused().orElse(kept.isPaused());
        if (kept.isPaused() && !paused && safe.isUnderRedFlag()) {
            return new Change.UnderRedFlag();
        }
        if (patch.wishes().isEmpty()) {
            return keep(kept, kept.reminder(), paused);
        }
        if (kept.planId().isPresent()) {
            return new Change.NotAllowed(patch.faultsInPlan());
        }
        return switch (reader.read(patch.over(kept.reminder()), safe, settings.of(kept.personId()), clock.instant())) {
            case WishReading.Malformed(var faults) -> new Change.Malformed(faults);
            case WishReading.NotAllowed(var faults) -> new Change.NotAllowed(faults);
            case WishReading.Understood understood ->
                keep(kept, asBefore(kept.reminder(), understood.reminder()), paused);
        };
    }

    /** Another title or length does not make it last longer. */
    private static Reminder asBefore(Reminder before, Reminder wished) {
        return wished.schedule().isAt(before.schedule()) && wished.contentSlug().equals(before.contentSlug())
                ? wished.with(before.schedule())
                : wished;
    }

    private Change keep(KeptReminder kept, Reminder wished, boolean paused) {
        if (wished.equals(kept.reminder()) && paused == kept.isPaused()) {
            return new Change.Made(kept);
        }
        if (paused) {
            return keep(kept.change(wished, kept.progress().withNothingPlanned(), true));
        }
        var isLaidAnew =
                kept.isPaused() || !wished.schedule().equals(kept.reminder().schedule());
        var progress = isLaidAnew
                ? Layout.of(wished.schedule(), settings.of(kept.personId()))
                        .again(kept.progress().withNothingPlanned(), clock.instant())
                : kept.progress();
        return keep(kept.change(wished, progress, false));
    }

    private Change keep(KeptReminder after) {
        reminders.put(after, clock.instant());
        LOG.infof("reminder changed id=%s version=%d", after.id(), after.version());
        return new Change.Made(after);
    }
}
