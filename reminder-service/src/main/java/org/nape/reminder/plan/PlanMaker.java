package org.nape.reminder.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nape.knowledge.Answers;
import org.nape.knowledge.CheckInTemplate;
import org.nape.knowledge.ContentItem;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.knowledge.ReminderTemplate;
import org.nape.knowledge.care.CareComposer;
import org.nape.reminder.due.QuietHours;
import org.nape.reminder.due.Reminder;
import org.nape.reminder.due.Schedule;

/** Makes the plan for a settled level, as {@code care-plans.yaml} says: what it shows, reminds of and asks. */
final class PlanMaker {
    private static final Pattern ONCE = Pattern.compile("(^|;)COUNT=1(;|$)");
    private static final Duration DAY = Duration.ofDays(1);

    private final Knowledge knowledge;
    private final CareComposer composer;
    private final QuietHours quietHours;

    PlanMaker(Knowledge knowledge, QuietHours quietHours) {
        this.knowledge = knowledge;
        this.composer = new CareComposer(knowledge);
        this.quietHours = quietHours;
    }

    /** Empty for a red flag whose care plans remind of nothing. */
    Optional<Plan> make(Level level, Answers answers, Instant start, ZoneId zone) {
        var care = composer.compose(level, answers);
        var startsAt = start.atZone(zone);
        var endsAt = startsAt.plus(knowledge.reminderPolicy().longestPlan());
        var onset = onset(answers, startsAt);
        var checkIns = care.checkIns().stream()
                .map(checkIn -> reminder(checkIn, startsAt, onset, endsAt))
                .toList();
        var others = care.reminders().stream()
                .sorted(Comparator.comparingInt(this::rank))
                .map(template -> reminder(template, startsAt, onset, endsAt))
                .toList();
        var reminders = new DailyLimit(knowledge, quietHours).keep(start, checkIns, others);
        if (level.isRedFlag() && reminders.isEmpty()) {
            return Optional.empty();
        }
        var shown = care.shown().stream().map(ContentItem::slug).toList();
        return Optional.of(new Plan(level, start, endsAt.toInstant(), zone, care.planIds(), shown, reminders));
    }

    /** When the symptoms began; at the latest when the plan starts. */
    private static ZonedDateTime onset(Answers answers, ZonedDateTime startsAt) {
        return answers.find("duration_days")
                .map(days -> startsAt.minusDays(((Number) days).longValue()))
                .orElse(startsAt);
    }

    private Reminder reminder(
            ReminderTemplate template, ZonedDateTime startsAt, ZonedDateTime onset, ZonedDateTime endsAt) {
        var end = template.stopAfterOnset()
                .map(onset::plus)
                .filter(stop -> stop.isBefore(endsAt))
                .orElse(endsAt);
        var title = template.text().orElseGet(() -> contentOf(template).title());
        var schedule = schedule(template.rrule(), later(startsAt, template.offset()), startsAt.getZone(), end);
        return new Reminder(
                Optional.of(template.id()), Optional.of(template.contentSlug()), title, schedule, template.duration());
    }

    private static Reminder reminder(
            CheckInTemplate checkIn, ZonedDateTime startsAt, ZonedDateTime onset, ZonedDateTime endsAt) {
        var due = checkIn.offset()
                .map(offset -> later(startsAt, offset))
                .or(() -> checkIn.afterOnset().map(rule -> afterOnset(rule, startsAt, onset)))
                .orElseThrow();
        var schedule = schedule(checkIn.rrule(), due, startsAt.getZone(), endsAt);
        return new Reminder(Optional.of(checkIn.id()), Optional.empty(), checkIn.text(), schedule, Duration.ZERO);
    }

    private static LocalDateTime afterOnset(
            CheckInTemplate.AfterOnset rule, ZonedDateTime startsAt, ZonedDateTime onset) {
        var due = later(onset, rule.sinceOnset()).with(rule.at());
        var earliest = later(startsAt, rule.notBeforeSincePlanStart());
        return due.isBefore(earliest) ? earliest : due;
    }

    private static Schedule schedule(String rrule, LocalDateTime start, ZoneId zone, ZonedDateTime end) {
        var once = ONCE.matcher(rrule).find();
        return new Schedule(rrule, start.withNano(0), zone, end.toInstant(), once);
    }

    /** Days are days of the calendar, whatever the clock does in between; hours are hours. */
    private static LocalDateTime later(ZonedDateTime from, Duration offset) {
        return offset.compareTo(DAY) < 0
                ? from.plus(offset).toLocalDateTime()
                : from.toLocalDateTime().plus(offset);
    }

    /** What to keep first when the day would get too full: safety, ice or heat, stretches, gentle movement, the rest. */
    private int rank(ReminderTemplate template) {
        return switch (contentOf(template).kind()) {
            case GUIDANCE -> 0;
            case HOME_REMEDY, TREATMENT -> List.of("ice-pack", "moist-heat").contains(template.contentSlug()) ? 1 : 4;
            case EXERCISE -> template.contentSlug().equals("gentle-movement") ? 3 : 2;
            case PREVENTION, CONDITION, SYMPTOM, CAUSE -> 4;
        };
    }

    private ContentItem contentOf(ReminderTemplate template) {
        return knowledge.findContent(template.contentSlug()).orElseThrow();
    }
}
