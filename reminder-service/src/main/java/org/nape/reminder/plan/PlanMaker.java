package org.nape.reminder.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nape.knowledge.Answers;
import org.nape.knowledge.CheckInTemplate;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.knowledge.ReminderTemplate;
import org.nape.knowledge.care.Care;
import org.nape.knowledge.care.CareComposer;
import org.nape.reminder.day.Day;
import org.nape.reminder.due.Reminder;
import org.nape.reminder.plan.Courses.Course;
import org.nape.reminder.plan.Courses.Parts;

/** Makes the plan for a settled level, as {@code care-plans.yaml} says: what it shows, reminds of and asks. */
final class PlanMaker {
    private static final String DURATION_DAYS = "duration_days";
    /** As p_self_care_fresh and p_self_care_after_fresh say. */
    private static final int FRESH_DAYS = 3;

    private final Knowledge knowledge;
    private final CareComposer composer;
    private final Remedies remedies;
    /** What a check-in offers to who is well again. */
    private final Set<String> prevention;

    PlanMaker(Knowledge knowledge) {
        this.knowledge = knowledge;
        this.composer = new CareComposer(knowledge);
        this.remedies = new Remedies(knowledge);
        this.prevention = knowledge.checkIns().stream()
                .flatMap(checkIn -> checkIn.onAnswer().stream())
                .map(CheckInTemplate.OnAnswer::offer)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    /** All that the answers allow, whatever the person may choose. */
    Composition compose(Level level, Answers answers, Instant start, ZoneId zone) {
        var onset = onset(answers, start.atZone(zone)).toInstant();
        var usual = course(careInTime(level, answers, Set.of()));
        var asked = careInTime(level, answers, prevention);
        var isOffered = !Collections.disjoint(asked.getFirst().planIds(), prevention);
        var alone = asked.stream().map(care -> composer.only(prevention, care)).toList();
        var courses = new Courses(usual, isOffered ? course(asked) : null, isOffered ? course(alone) : null);
        return new Composition(level, start, zone, onset, courses);
    }

    /** Empty for a red flag whose care plans remind of nothing, and once a person is well again who does not ask for prevention. */
    Optional<Plan> lay(Composition composition, Choices choices, boolean hasRecovered, Day day) {
        return composition
                .courses()
                .of(choices.prevention(), hasRecovered)
                .map(course -> lay(composition, course, choices, day))
                .filter(plan -> !plan.level().isRedFlag() || !plan.reminders().isEmpty());
    }

    private Plan lay(Composition composition, Course course, Choices choices, Day day) {
        var startsAt = composition.startsAt().atZone(composition.zone());
        var onset = composition.onset().atZone(composition.zone());
        var maker = new ReminderMaker(
                knowledge,
                startsAt,
                onset,
                startsAt.plus(knowledge.reminderPolicy().longestPlan()));
        var handsOverAt = onset.plus(Duration.ofDays(FRESH_DAYS));
        var checkIns = course.first().checkIns().stream()
                .flatMap(id -> knowledge.findCheckIn(id).stream())
                .map(maker::checkIn);
        var others = others(maker, course, choices, handsOverAt)
                .sorted(new KeepingOrder(knowledge, choices.causesInOrder()));
        var kept = new DailyLimit(knowledge, day)
                .keep(composition.startsAt(), movedTo(day, checkIns), movedTo(day, others));
        return new Plan(
                composition,
                maker.endsAt().toInstant(),
                day.zone(),
                course.first().plans(),
                course.first().shown(),
                kept,
                Optional.ofNullable(course.later())
                        .map(later -> new Plan.HandOver(handsOverAt.toInstant(), later.plans(), later.shown())));
    }

    private static List<Reminder> movedTo(Day day, Stream<Reminder> reminders) {
        return reminders.map(reminder -> reminder.movedTo(day.zone())).toList();
    }

    /** When the symptoms began; at the latest when the plan starts. */
    private static ZonedDateTime onset(Answers answers, ZonedDateTime startsAt) {
        return answers.find(DURATION_DAYS)
                .map(days -> startsAt.minusDays(((Number) days).longValue()))
                .orElse(startsAt);
    }

    /** A plan that begins in the first 72 hours goes over to other parts when these have passed. */
    private List<Care> careInTime(Level level, Answers answers, Set<String> requested) {
        var isFresh = answers.find(DURATION_DAYS)
                .filter(days -> level == Level.SELF_CARE && ((Number) days).doubleValue() < FRESH_DAYS)
                .isPresent();
        var first = composer.compose(level, answers, requested);
        return isFresh
                ? List.of(first, composer.compose(level, answers.with(DURATION_DAYS, FRESH_DAYS), requested))
                : List.of(first);
    }

    private static Course course(List<Care> inTime) {
        return new Course(Parts.of(inTime.getFirst()), inTime.size() == 1 ? null : Parts.of(inTime.getLast()));
    }

    /** What only the first parts remind of ends when the later ones begin. */
    private Stream<Reminder> others(ReminderMaker maker, Course course, Choices choices, ZonedDateTime handsOverAt) {
        var first = templates(course.first(), choices);
        var second = templates(course.last(), choices);
        return Stream.concat(
                first.stream()
                        .map(template -> second.contains(template)
                                ? maker.reminder(template)
                                : maker.reminderUntil(handsOverAt, template)),
                second.stream()
                        .filter(template -> !first.contains(template))
                        .map(template -> maker.reminderFrom(handsOverAt, template)));
    }

    private List<ReminderTemplate> templates(Parts parts, Choices choices) {
        return parts.reminders().stream()
                .flatMap(id -> knowledge.findReminder(id).stream())
                .map(template -> remedies.preferred(template, parts, choices))
                .toList();
    }
}
