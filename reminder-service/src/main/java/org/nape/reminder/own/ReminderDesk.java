package org.nape.reminder.own;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.nape.knowledge.Knowledge;
import org.nape.reminder.day.SettingsList;
import org.nape.reminder.due.Reminders;
import org.nape.reminder.plan.PlanDesk;

/** Makes reminders as a person wishes. */
@ApplicationScoped
class ReminderDesk {
    private static final Logger LOG = Logger.getLogger(ReminderDesk.class);
    private static final int MOST = 50;

    private final WishReader reader;
    private final PlanDesk plans;
    private final SettingsList settings;
    private final Reminders reminders;
    private final Clock clock;

    ReminderDesk(Knowledge knowledge, PlanDesk plans, SettingsList settings, Reminders reminders, Clock clock) {
        this.reader = new WishReader(knowledge);
        this.plans = plans;
        this.settings = settings;
        this.reminders = reminders;
        this.clock = clock;
    }

    /** The first answer is given again before the wish is judged: what was allowed then may be in the past now. */
    @Transactional
    Outcome make(UUID personId, Wish wish, Optional<Reminders.Request> request) {
        var safe = plans.hold(personId);
        var earlier = request.flatMap(made -> reminders.findEarlier(personId, made));
        if (earlier.isPresent()) {
            return earlier.get().sameBody() ? new Outcome.Made(earlier.get().reminder()) : new Outcome.KeyReused();
        }
        return switch (reader.read(wish, safe, settings.of(personId), clock.instant())) {
            case WishReading.Malformed(var faults) -> new Outcome.Malformed(faults);
            case WishReading.NotAllowed(var faults) -> new Outcome.NotAllowed(faults);
            case WishReading.Understood understood -> keep(personId, understood, request);
        };
    }

    private Outcome keep(UUID personId, WishReading.Understood wish, Optional<Reminders.Request> request) {
        if (reminders.countOwnActive(personId) >= MOST) {
            return new Outcome.TooMany(MOST);
        }
        var kept = reminders.addOwn(personId, wish.reminder(), wish.firstDueAt(), clock.instant(), request);
        LOG.infof("reminder made id=%s", kept.id());
        return new Outcome.Made(kept);
    }
}
