package org.nape.reminder.act;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.nape.knowledge.Knowledge;
import org.nape.reminder.day.SettingsList;
import org.nape.reminder.due.EndReason;
import org.nape.reminder.due.KeptReminder;
import org.nape.reminder.due.Layout;
import org.nape.reminder.due.Occurrence;
import org.nape.reminder.due.OccurrenceList;
import org.nape.reminder.due.Reminders;
import org.nape.reminder.plan.PlanDesk;
import org.nape.reminder.plan.SafeContent;
import org.nape.reminder.plan.WorseDesk;

/** Takes what a person does about an occurrence, once however often it is sent, and lays out what follows from it. */
@ApplicationScoped
class ActDesk {
    private static final Logger LOG = Logger.getLogger(ActDesk.class);

    private final Knowledge knowledge;
    private final PlanDesk plans;
    private final WorseDesk worse;
    private final SettingsList settings;
    private final Reminders reminders;
    private final OccurrenceList occurrences;
    private final Clock clock;

    ActDesk(
            Knowledge knowledge,
            PlanDesk plans,
            WorseDesk worse,
            SettingsList settings,
            Reminders reminders,
            OccurrenceList occurrences,
            Clock clock) {
        this.knowledge = knowledge;
        this.plans = plans;
        this.worse = worse;
        this.settings = settings;
        this.reminders = reminders;
        this.occurrences = occurrences;
        this.clock = clock;
    }

    @Transactional
    ActOutcome act(UUID personId, UUID reminderId, Act act) {
        if (!reminders.exists(personId, reminderId)) {
            return new ActOutcome.NoSuch();
        }
        var safe = plans.hold(personId);
        return reminders
                .lock(personId, reminderId)
                .map(kept -> new Subject(kept, knowledge)
                        .findRefusal(act)
                        .<ActOutcome>map(ActOutcome.Refused::of)
                        .orElseGet(() -> act(kept, act, safe)))
                .orElseGet(ActOutcome.NoSuch::new);
    }

    private ActOutcome act(KeptReminder kept, Act act, SafeContent safe) {
        var now = clock.instant();
        var found = occurrences.find(kept.id(), act.dueAt());
        if (found.isEmpty()) {
            return notThere(kept, act, now);
        }
        var before = found.get();
        return switch (new ActJudge(before, kept.progress().putsOff(before.dueAt()), now).judge(act)) {
            case Verdict.Again() -> taken(before, kept);
            case Verdict.Refuse(var why) -> ActOutcome.Refused.of(why, before);
            case Verdict.Take(var after) -> take(kept, act, before, after, safe);
        };
    }

    /** What the ticker is about to send is not written down yet. */
    private static ActOutcome notThere(KeptReminder kept, Act act, Instant now) {
        if (act.dueAt().isAfter(now)) {
            return ActOutcome.Refused.of(Refusal.NOT_DUE);
        }
        return kept.nextDueAt().equals(Optional.of(act.dueAt()))
                ? ActOutcome.Refused.of(Refusal.BEING_SENT)
                : new ActOutcome.NoSuch();
    }

    private ActOutcome take(KeptReminder kept, Act act, Occurrence before, Occurrence after, SafeContent safe) {
        var layout = Layout.of(kept.reminder().schedule(), settings.of(kept.personId()));
        var aftermath = new Aftermath(kept, before, layout);
        var at = after.actedAt().orElseThrow();
        return switch (act) {
            case Act.Done done -> {
                var reminder = aftermath.done(at, new Subject(kept, knowledge).stopsWhenDone());
                yield keep(done.saysWorse() ? stop(reminder, after, safe) : reminder, after);
            }
            case Act.Skip _ -> keep(aftermath.skipped(at), after);
            case Act.Snooze _ -> putOff(aftermath, after, safe);
        };
    }

    private KeptReminder stop(KeptReminder reminder, Occurrence after, SafeContent safe) {
        var item = new Subject(reminder, knowledge).findToDo().orElseThrow();
        worse.stop(reminder.personId(), item.slug(), after, safe.isUnderRedFlag(), clock.instant());
        return reminder.hasEnded() ? reminder : reminder.end(EndReason.MADE_WORSE);
    }

    private ActOutcome putOff(Aftermath aftermath, Occurrence after, SafeContent safe) {
        var kept = aftermath.reminder();
        if (kept.isPaused()) {
            return ActOutcome.Refused.of(Refusal.PAUSED, aftermath.before());
        }
        if (kept.hasEnded() && !mayComeOnceMore(kept, safe)) {
            return ActOutcome.Refused.of(Refusal.ENDED, aftermath.before());
        }
        return aftermath
                .snoozed(after.snoozedUntil().orElseThrow())
                .map(reminder -> keep(reminder, after))
                .orElseGet(() -> noRoom(aftermath, after.actedAt().orElseThrow()));
    }

    /** Only its schedule was over, and nothing forbids it since. */
    private boolean mayComeOnceMore(KeptReminder kept, SafeContent safe) {
        return kept.ended().equals(Optional.of(EndReason.FINISHED))
                && safe.allowsToGoOn(kept, new Subject(kept, knowledge).findContent());
    }

    private ActOutcome noRoom(Aftermath aftermath, Instant at) {
        var roomFor = knowledge.reminderPolicy().snooze().stream()
                .filter(length -> aftermath.snoozed(at.plus(length)).isPresent())
                .toList();
        return new ActOutcome.Refused(Refusal.NO_ROOM, Optional.of(aftermath.before()), roomFor);
    }

    private ActOutcome keep(KeptReminder reminder, Occurrence after) {
        occurrences.put(after);
        reminders.put(reminder, clock.instant());
        LOG.infof("acted on reminderId=%s", reminder.id());
        return taken(after, reminder);
    }

    private ActOutcome taken(Occurrence occurrence, KeptReminder reminder) {
        var slug =
                reminder.reminder().contentSlug().filter(_ -> occurrence.worse().orElse(false));
        return new ActOutcome.Taken(
                occurrence, reminder, slug.flatMap(each -> worse.findReCheck(reminder.personId(), each)));
    }
}
