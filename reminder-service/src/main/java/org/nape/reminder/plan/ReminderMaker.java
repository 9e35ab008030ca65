package org.nape.reminder.plan;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nape.knowledge.CheckInTemplate;
import org.nape.knowledge.ContentItem;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.ReminderTemplate;
import org.nape.reminder.due.Manner;
import org.nape.reminder.due.Reminder;
import org.nape.reminder.due.Schedule;
import org.nape.reminder.due.WorkBreaks;

/** Gives the reminders and check-ins of the clinical files the times of one person's plan. */
record ReminderMaker(Knowledge knowledge, ZonedDateTime startsAt, ZonedDateTime onset, ZonedDateTime endsAt) {
    private static final Pattern ONCE = Pattern.compile("(^|;)COUNT=1(;|$)");
    private static final Pattern ASK_AGAIN = Pattern.compile("(P\\w+) -> ask once more\\b.*");
    private static final Duration DAY = Duration.ofDays(1);

    Reminder reminder(ReminderTemplate template) {
        return reminder(template, startsAt, endsAt);
    }

    Reminder reminderFrom(ZonedDateTime begin, ReminderTemplate template) {
        return reminder(template, begin, endsAt);
    }

    Reminder reminderUntil(ZonedDateTime end, ReminderTemplate template) {
        return reminder(template, startsAt, earlier(end, endsAt));
    }

    private Reminder reminder(ReminderTemplate template, ZonedDateTime begin, ZonedDateTime latest) {
        var end = template.stopAfterOnset()
                .map(onset::plus)
                .map(stop -> earlier(stop, latest))
                .orElse(latest);
        var content = knowledge.findContent(template.contentSlug());
        var title = template.text().or(() -> content.map(ContentItem::title)).orElseThrow();
        var schedule = schedule(template.rrule(), later(begin, template.offset()), end, manner(template));
        return new Reminder(
                Optional.of(template.id()),
                Optional.of(template.contentSlug()),
                title,
                false,
                schedule,
                template.duration());
    }

    private static Manner manner(ReminderTemplate template) {
        return isOnce(template.rrule())
                ? Manner.SAFETY_PROMPT
                : new Manner(
                        false, false, WorkBreaks.include(template.contentSlug()), template.minGap(), Optional.empty());
    }

    Reminder checkIn(CheckInTemplate checkIn) {
        var due = checkIn.offset()
                .map(offset -> later(startsAt, offset))
                .or(() -> checkIn.afterOnset().map(this::afterOnset))
                .orElseThrow();
        // A day after the start is so wherever the person goes; "at ten" is where they are then.
        var manner = new Manner(
                isOnce(checkIn.rrule()), checkIn.offset().isPresent(), false, Optional.empty(), askAgain(checkIn));
        var schedule = schedule(checkIn.rrule(), due, endsAt, manner);
        return new Reminder(
                Optional.of(checkIn.id()), Optional.empty(), checkIn.text(), false, schedule, Duration.ZERO);
    }

    private static Optional<Duration> askAgain(CheckInTemplate checkIn) {
        return checkIn.askAgain().map(ASK_AGAIN::matcher).map(rule -> {
            if (!rule.matches()) {
                throw new IllegalStateException("A check-in without an answer must say: " + ASK_AGAIN);
            }
            return Duration.parse(rule.group(1));
        });
    }

    private LocalDateTime afterOnset(CheckInTemplate.AfterOnset rule) {
        var due = later(onset, rule.sinceOnset()).with(rule.at());
        var earliest = later(startsAt, rule.notBeforeSincePlanStart());
        return due.isBefore(earliest) ? earliest : due;
    }

    private Schedule schedule(String rrule, LocalDateTime start, ZonedDateTime end, Manner manner) {
        return new Schedule(rrule, start.withNano(0), startsAt.getZone(), end.toInstant(), manner);
    }

    private static boolean isOnce(String rrule) {
        return ONCE.matcher(rrule).find();
    }

    private static ZonedDateTime earlier(ZonedDateTime one, ZonedDateTime other) {
        return one.isBefore(other) ? one : other;
    }

    /** Days are days of the calendar, whatever the clock does in between; hours are hours. */
    private static LocalDateTime later(ZonedDateTime from, Duration offset) {
        return offset.compareTo(DAY) < 0
                ? from.plus(offset).toLocalDateTime()
                : from.toLocalDateTime().plus(offset);
    }
}
