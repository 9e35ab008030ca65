package org.nape.reminder.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.nape.events.CheckInAnswered;
import org.nape.events.PlanStopped;
import org.nape.events.RedFlagRaised;
import org.nape.events.SymptomReported;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.messaging.Outbox;
import org.nape.reminder.day.SettingsList;
import org.nape.reminder.day.Zones;
import org.nape.reminder.due.EndReason;
import org.nape.reminder.due.KeptReminder;
import org.nape.reminder.due.OccurrenceList;
import org.nape.reminder.due.Occurrences;
import org.nape.reminder.due.Reminders;
import org.nape.reminder.plan.Standing.Mark;

/** Makes the plan that follows a report, and ends it when a newer report or a red flag says so. */
@ApplicationScoped
public class PlanDesk {
    private static final Logger LOG = Logger.getLogger(PlanDesk.class);
    private static final String REPLACED = "A newer report has taken its place.";
    private static final String WELL_AGAIN = "recovered";
    static final String RECOVERED = "You are well again, so this plan has ended.";
    private static final String UNSETTLED = "A newer report is not settled yet, so this plan has ended.";

    private final Knowledge knowledge;
    private final ReportReader reader;
    private final PlanMaker planMaker;
    private final HiddenContent hidden;
    private final SettingsList settings;
    private final Persons persons;
    private final Plans plans;
    private final ChoiceDesk choices;
    private final Reminders reminders;
    private final Outbox outbox;
    private final OccurrenceList occurrences;
    private final MadeWorseList madeWorse;
    private final Clock clock;

    PlanDesk(
            Knowledge knowledge,
            SettingsList settings,
            Persons persons,
            Plans plans,
            ChoiceDesk choices,
            Reminders reminders,
            Outbox outbox,
            OccurrenceList occurrences,
            MadeWorseList madeWorse,
            Clock clock) {
        this.knowledge = knowledge;
        this.reader = new ReportReader(knowledge);
        this.planMaker = new PlanMaker(knowledge);
        this.hidden = HiddenContent.of(knowledge);
        this.settings = settings;
        this.persons = persons;
        this.plans = plans;
        this.choices = choices;
        this.reminders = reminders;
        this.outbox = outbox;
        this.occurrences = occurrences;
        this.madeWorse = madeWorse;
        this.clock = clock;
    }

    /** The newest report governs: the plan before it ends, and there is a new one if the report allows it. */
    @Transactional
    void follow(SymptomReported report) {
        var reading = reader.read(report);
        var mark = new Mark(report.reportedAt(), report.reportId());
        var known = persons.lockAndRead(report.personId());
        var standing = reading.isSelfCare() ? known.standing().afterSelfCare(mark.at()) : known.standing();
        if (!standing.isOvertakenBy(mark)) {
            persons.keep(known.id(), standing);
            LOG.infof("an older report changes nothing reportId=%s", report.reportId());
            return;
        }
        var reporter = arrive(known.with(standing.afterReport(mark)), report);
        var person = reading.isRedFlag() ? raise(reporter, mark) : reporter;
        persons.keep(person.id(), person.standing());
        var plan = reading.level().flatMap(settled -> make(report, settled, person));
        var before = giveWay(person, report.reportedAt(), reading.level());
        plan.ifPresent(made -> start(report, made, person, before));
        var unsafe = safeBy(plan, person).notAllowed(knowledge);
        reminders.endBeforeNewerReport(person.id(), before.map(RunningPlan::id), unsafe, clock.instant());
    }

    /** What was safe by the report before need not be so by this one. */
    private static SafeContent safeBy(Optional<Plan> plan, KnownPerson person) {
        return new SafeContent(
                Optional.empty(),
                plan.map(made -> Set.copyOf(made.shown())).orElse(Set.of()),
                plan.map(Plan::endsAt),
                person.standing().isUnderRedFlag(),
                person.madeWorse());
    }

    /** Where the report was made, unless the person says where they are. */
    private KnownPerson arrive(KnownPerson person, SymptomReported report) {
        var zone = ReportReading.findZone(report.timeZone());
        if (zone.isEmpty() || zone.equals(person.reportedZone())) {
            return person;
        }
        settings.report(person.id(), zone.get());
        layAgain(person.id());
        return person.with(settings.of(person.id()));
    }

    /** A report without a level must never lower care: the plan of an urgent report goes on under it. */
    private Optional<RunningPlan> giveWay(KnownPerson person, Instant reportedAt, Optional<Level> level) {
        var before = person.running()
                .filter(plan -> level.isPresent() || !plan.level().isRedFlag());
        var why = level.isPresent() ? REPLACED : UNSETTLED;
        before.ifPresent(plan -> close(plan, person.id(), reportedAt, why, EndReason.NEWER_REPORT));
        return before;
    }

    /** Stops the plan and every reminder that the red flag is about. What its own report's plan added stays. */
    @Transactional
    void stop(RedFlagRaised redFlag) {
        if (!Level.valueOf(redFlag.level()).isRedFlag()) {
            throw new IllegalArgumentException("This level is no red flag");
        }
        var person = raise(persons.lockAndRead(redFlag.personId()), new Mark(redFlag.raisedAt(), redFlag.reportId()));
        persons.keep(person.id(), person.standing());
    }

    /** For a person whose day is another now: all that is active falls due by it, from this moment on. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void layAgain(UUID personId) {
        var theirs = settings.of(personId);
        reminders.layAgain(personId, theirs, clock.instant());
        plans.findRunning(personId)
                .ifPresent(
                        plan -> plan.timeZone = theirs.zone().map(ZoneId::getId).orElse(plan.timeZone));
    }

    /** The check-in does not ask again. If the person is well again, the plan that asked ends, and no other. */
    @Transactional
    void take(CheckInAnswered answered) {
        persons.lock(answered.personId());
        if (reminders.answered(answered.personId(), answered.checkInId(), clock.instant())) {
            occurrences.answered(answered.checkInId(), answered.answeredAt());
        }
        if (answered.outcome().equals(WELL_AGAIN)) {
            recover(answered);
        }
    }

    private void recover(CheckInAnswered answered) {
        var asking = reminders.findPlanOf(answered.personId(), answered.checkInId());
        plans.findRunning(answered.personId())
                .filter(plan -> asking.filter(plan.id::equals).isPresent())
                .filter(plan -> !choices.recover(plan, answered.answeredAt()))
                .ifPresent(plan -> stop(
                        RunningPlan.of(plan),
                        answered.personId(),
                        answered.answeredAt(),
                        RECOVERED,
                        EndReason.RECOVERED));
    }

    /** Holds the person until the transaction ends, so that no report or red flag comes in between. */
    @Transactional(Transactional.TxType.MANDATORY)
    public SafeContent hold(UUID personId) {
        var standing = persons.lock(personId);
        var plan = plans.findRunning(personId).filter(running -> running.endsAt.isAfter(clock.instant()));
        return new SafeContent(
                plan.map(running -> running.id),
                plan.map(running -> Set.copyOf(running.shownAt(clock.instant())))
                        .orElse(Set.of()),
                plan.map(running -> running.endsAt),
                standing.isUnderRedFlag(),
                madeWorse.slugs(personId));
    }

    /** The running plan, or else the last one; empty if there never was one. */
    Optional<PlanOverview> find(UUID personId) {
        return plans.findRunning(personId).or(() -> plans.findNewest(personId)).map(plan -> {
            var parts = reminders.listOfPlan(plan.id).stream().collect(Collectors.partitioningBy(this::isCheckIn));
            return PlanOverview.of(plan, parts.get(false), parts.get(true), clock.instant());
        });
    }

    /** What has been planned for the person since the running plan began, or else the last one. */
    public Optional<PlanSpan> findSpan(UUID personId) {
        return plans.findRunning(personId).or(() -> plans.findNewest(personId)).map(plan -> {
            var zone = settings.of(personId).day(ZoneId.of(plan.timeZone)).zone();
            return PlanSpan.of(plan, zone, reminders.listOfPlan(plan.id));
        });
    }

    private boolean isCheckIn(KeptReminder kept) {
        return kept.reminder().templateId().flatMap(knowledge::findCheckIn).isPresent();
    }

    private KnownPerson raise(KnownPerson person, Mark redFlag) {
        var standing = person.standing().afterRedFlag(redFlag);
        var ended = person.running().filter(plan -> Standing.ends(redFlag, plan.report()));
        ended.ifPresent(plan ->
                stop(plan, person.id(), redFlag.at(), knowledge.redFlagOrders().stopText(), EndReason.RED_FLAG));
        var goesOn = person.running().filter(_ -> ended.isEmpty());
        if (standing.isUnderRedFlag()) {
            goesOn.ifPresent(this::hide);
        }
        if (!person.standing().knowsRedFlagOf(redFlag.reportId())) {
            var madeUntil = standing.isUnderRedFlag() ? Optional.<Instant>empty() : Optional.of(redFlag.at());
            reminders.endOwn(person.id(), madeUntil, EndReason.RED_FLAG, clock.instant());
        }
        return person.with(standing).with(goesOn);
    }

    /** The plan of a newer report that does not lift the red flag goes on without what the flag hides. */
    private void hide(RunningPlan plan) {
        plans.hide(plan.id(), hidden);
        reminders.endOfPlanOf(plan.id(), hidden.slugs(), EndReason.RED_FLAG, clock.instant());
    }

    private void stop(RunningPlan plan, UUID personId, Instant at, String why, EndReason reason) {
        close(plan, personId, at, why, reason);
        reminders.endOfPlan(plan.id(), reason, clock.instant());
    }

    private void close(RunningPlan plan, UUID personId, Instant at, String why, EndReason reason) {
        plans.stop(plan.id(), at, why);
        outbox.write(new PlanStopped(plan.id(), personId, plan.reportId(), at, reason.id()));
        LOG.infof("plan stopped planId=%s", plan.id());
    }

    /** An answer that fits no question counts as open. */
    private Optional<Plan> make(SymptomReported report, Level level, KnownPerson person) {
        var answers = knowledge.read(report.answers()).answers();
        var day = person.settings().day(Zones.UNTOLD);
        var composed = planMaker
                .compose(level, answers, report.reportedAt(), day.zone())
                .without(person.madeWorse(), knowledge);
        var safe = person.standing().isUnderRedFlag() ? composed.without(hidden.slugs(), knowledge) : composed;
        return planMaker.lay(safe, choices.forAnotherPlan(person.id(), person.choices()), false, day);
    }

    private void start(SymptomReported report, Plan plan, KnownPerson person, Optional<RunningPlan> before) {
        var endedBy = person.standing().findEnd(new Mark(report.reportedAt(), report.reportId()));
        var row = PlanRow.of(report, plan);
        endedBy.ifPresent(redFlag -> {
            row.stoppedAt = redFlag.at();
            row.stopReason = knowledge.redFlagOrders().stopText();
        });
        plans.add(row);
        if (endedBy.isEmpty()) {
            before.ifPresent(old -> keep(old, plan, row));
            reminders.addToPlan(row.id, row.personId, firsts(plan, person), clock.instant());
        }
        LOG.infof("plan made planId=%s stopped=%s", row.id, endedBy.isPresent());
    }

    /** Of what would never fall due there is none. */
    private static List<Reminders.First> firsts(Plan plan, KnownPerson person) {
        var day = person.settings().day(Zones.UNTOLD);
        return plan.reminders().stream()
                .flatMap(reminder -> new Occurrences(reminder.schedule(), day)
                        .nextAfter(plan.startsAt()).stream().map(first -> new Reminders.First(reminder, first)))
                .toList();
    }

    /** Of a plan that rises to ROUTINE some reminders go on, as far as the new one allows them and has none of its own. */
    private void keep(RunningPlan old, Plan plan, PlanRow row) {
        var kept = RoutineKeeps.of(old.level(), plan);
        if (!kept.isEmpty()) {
            reminders.moveToPlan(old.id(), row.id, kept);
        }
    }
}
