package org.nape.reminder.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.nape.knowledge.Knowledge;
import org.nape.reminder.day.SettingsList;
import org.nape.reminder.day.Zones;
import org.nape.reminder.due.EndReason;
import org.nape.reminder.due.PlanReminders;
import org.nape.reminder.plan.Standing.Mark;
import org.nape.web.Version;

/** Keeps what a person chooses about their plan, and lays the plan out again by it. */
@ApplicationScoped
class ChoiceDesk {
    private static final Logger LOG = Logger.getLogger(ChoiceDesk.class);

    private final Knowledge knowledge;
    private final PlanMaker planMaker;
    private final SettingsList settings;
    private final ChoiceList choices;
    private final MadeWorseList madeWorse;
    private final Persons persons;
    private final Plans plans;
    private final PlanReminders reminders;
    private final Clock clock;

    ChoiceDesk(
            Knowledge knowledge,
            SettingsList settings,
            ChoiceList choices,
            MadeWorseList madeWorse,
            Persons persons,
            Plans plans,
            PlanReminders reminders,
            Clock clock) {
        this.knowledge = knowledge;
        this.planMaker = new PlanMaker(knowledge);
        this.settings = settings;
        this.choices = choices;
        this.madeWorse = madeWorse;
        this.persons = persons;
        this.plans = plans;
        this.reminders = reminders;
        this.clock = clock;
    }

    /** What the person chose, and may choose about their present plan; empty if there never was one. */
    Optional<Choosing.Done> find(UUID personId) {
        return findPlan(personId).map(plan -> {
            var standing = persons.find(personId);
            var offers = findHarmless(plan)
                    .filter(_ ->
                            standing.flatMap(each -> findObstacle(each, plan)).isEmpty())
                    .map(composition -> Offers.of(composition, plan.recoveredAt != null, knowledge));
            return new Choosing.Done(choices.of(personId), offers.orElse(Offers.NONE));
        });
    }

    @Transactional
    Choosing choose(UUID personId, ChoiceWish wish, @Nullable String ifMatch) {
        var standing = persons.lock(personId);
        var plan = findPlan(personId);
        if (plan.isEmpty()) {
            return new Choosing.NoPlan();
        }
        var obstacle = findObstacle(standing, plan.get());
        if (obstacle.isPresent()) {
            return new Choosing.NotNow(obstacle.get());
        }
        var before = choices.of(personId);
        if (!new Version(before.version()).isMatchedBy(ifMatch)) {
            return new Choosing.Outdated();
        }
        var faults = wish.faults(knowledge);
        return faults.isEmpty() ? choose(plan.get(), wish.read(), before) : new Choosing.Malformed(faults);
    }

    /** The choices for the plan that is made next. */
    Choices forAnotherPlan(UUID personId, Choices before) {
        var next = before.forAnotherPlan();
        if (!next.equals(before)) {
            choices.put(personId, next);
        }
        return next;
    }

    /** Of the plan of who is well again there stays what they asked for to prevent it; says whether anything does. */
    boolean recover(PlanRow plan, Instant at) {
        var theirs = choices.of(plan.personId);
        var withdrawn = plan.withdrawn(theirs);
        plan.recoveredAt = at;
        return lay(plan, withdrawn, theirs, EndReason.RECOVERED);
    }

    private Optional<PlanRow> findPlan(UUID personId) {
        return plans.findRunning(personId).or(() -> plans.findNewest(personId));
    }

    /** Without what the person said made it worse; empty for a plan of before there was anything to choose. */
    private Optional<Composition> findHarmless(PlanRow plan) {
        return plan.composition().map(each -> each.without(madeWorse.slugs(plan.personId), knowledge));
    }

    private Optional<String> findObstacle(Standing standing, PlanRow plan) {
        if (standing.isUnderRedFlag()) {
            return Optional.of(knowledge.redFlagOrders().stopText());
        }
        var isNewest = standing.newestReport().equals(Optional.of(new Mark(plan.reportedAt, plan.reportId)));
        return isNewest && plan.isOpen(clock.instant())
                ? Optional.empty()
                : Optional.of("Your plan has stopped or ended. A new one follows a new report.");
    }

    private Choosing choose(PlanRow plan, Choices wished, Choices before) {
        var notOffered = findHarmless(plan)
                .map(composition -> ChoiceWish.notOffered(wished, before, composition, knowledge))
                .orElse(List.of());
        if (!notOffered.isEmpty()) {
            return new Choosing.NotOffered(notOffered);
        }
        if (!wished.withVersion(before.version()).equals(before)) {
            choices.put(plan.personId, wished.withVersion(before.version() + 1));
            follow(plan, before, wished);
            LOG.infof("choices changed planId=%s version=%d", plan.id, before.version() + 1);
        }
        return find(plan.personId).orElseThrow();
    }

    /** Who is well again has a plan for as long as they ask for prevention. */
    private void follow(PlanRow plan, Choices before, Choices wished) {
        var goesOn = lay(plan, plan.withdrawn(before), wished, EndReason.NOT_CHOSEN);
        if (plan.recoveredAt != null) {
            plan.stoppedAt = goesOn ? null : clock.instant();
            plan.stopReason = goesOn ? null : PlanDesk.RECOVERED;
        }
    }

    /** A plan of before there was anything to choose stays as it is until the person is well again. */
    private boolean lay(PlanRow plan, Set<String> withdrawn, Choices theirs, EndReason otherwise) {
        var harmless = findHarmless(plan);
        if (harmless.isEmpty()) {
            return plan.recoveredAt == null;
        }
        var composition = harmless.get().without(withdrawn, knowledge);
        var now = settings.of(plan.personId);
        var laid = planMaker.lay(composition, theirs, plan.recoveredAt != null, now.day(Zones.UNTOLD));
        laid.ifPresent(plan::take);
        var change = new PlanReminders.Change(
                laid.map(Plan::reminders).orElse(List.of()),
                composition.courses().reminders(),
                otherwise);
        reminders.follow(plan.id, plan.personId, change, now, clock.instant());
        return laid.isPresent();
    }
}
