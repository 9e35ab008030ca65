package org.nape.reminder.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nape.knowledge.Answers;
import org.nape.knowledge.ContentItem;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.knowledge.care.Care;
import org.nape.knowledge.care.CareComposer;
import org.nape.reminder.day.Day;
import org.nape.reminder.due.Reminder;

/** Makes the plan for a settled level, as {@code care-plans.yaml} says: what it shows, reminds of and asks. */
final class PlanMaker {
    private static final String DURATION_DAYS = "duration_days";
    /** As p_self_care_fresh and p_self_care_after_fresh say. */
    private static final int FRESH_DAYS = 3;

    private final Knowledge knowledge;
    private final CareComposer composer;

    PlanMaker(Knowledge knowledge) {
        this.knowledge = knowledge;
        this.composer = new CareComposer(knowledge);
    }

    /** Empty for a red flag whose care plans remind of nothing. */
    Optional<Plan> make(Level level, Answers answers, Instant start, Day day) {
        var startsAt = start.atZone(day.zone());
        var onset = onset(answers, startsAt);
        var maker = new ReminderMaker(
                knowledge,
                startsAt,
                onset,
                startsAt.plus(knowledge.reminderPolicy().longestPlan()));
        var care = composer.compose(level, answers);
        var later = careWhenNotFresh(level, answers);
        var handsOverAt = onset.plus(Duration.ofDays(FRESH_DAYS));
        var checkIns = care.checkIns().stream().map(maker::checkIn).toList();
        var others = others(maker, care, later, handsOverAt).sorted(Comparator.comparingInt(this::rank));
        var reminders = new DailyLimit(knowledge, day).keep(start, checkIns, others.toList());
        if (level.isRedFlag() && reminders.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Plan(
                level,
                start,
                maker.endsAt().toInstant(),
                day.zone(),
                care.planIds(),
                slugs(care),
                reminders,
                later.map(next -> new Plan.HandOver(handsOverAt.toInstant(), next.planIds(), slugs(next)))));
    }

    /** When the symptoms began; at the latest when the plan starts. */
    private static ZonedDateTime onset(Answers answers, ZonedDateTime startsAt) {
        return answers.find(DURATION_DAYS)
                .map(days -> startsAt.minusDays(((Number) days).longValue()))
                .orElse(startsAt);
    }

    /** A plan that begins in the first 72 hours goes over to other parts when these have passed. */
    private Optional<Care> careWhenNotFresh(Level level, Answers answers) {
        return answers.find(DURATION_DAYS)
                .filter(days -> level == Level.SELF_CARE && ((Number) days).doubleValue() < FRESH_DAYS)
                .map(_ -> composer.compose(level, answers.with(DURATION_DAYS, FRESH_DAYS)));
    }

    /** What only the first care reminds of ends when the later one begins. */
    private static Stream<Reminder> others(
            ReminderMaker maker, Care care, Optional<Care> later, ZonedDateTime handsOverAt) {
        var first = care.reminders();
        var second = later.map(Care::reminders).orElse(first);
        return Stream.concat(
                first.stream()
                        .map(template -> second.contains(template)
                                ? maker.reminder(template)
                                : maker.reminderUntil(handsOverAt, template)),
                second.stream()
                        .filter(template -> !first.contains(template))
                        .map(template -> maker.reminderFrom(handsOverAt, template)));
    }

    private static List<String> slugs(Care care) {
        return care.shown().stream().map(ContentItem::slug).toList();
    }

    /** What to keep first when the day would get too full: safety, ice or heat, stretches, gentle movement, the rest. */
    private int rank(Reminder reminder) {
        var content = reminder.contentSlug().flatMap(knowledge::findContent).orElseThrow();
        return switch (content.kind()) {
            case GUIDANCE -> 0;
            case HOME_REMEDY, TREATMENT -> List.of("ice-pack", "moist-heat").contains(content.slug()) ? 1 : 4;
            case EXERCISE -> content.slug().equals("gentle-movement") ? 3 : 2;
            case PREVENTION, CONDITION, SYMPTOM, CAUSE -> 4;
        };
    }
}
