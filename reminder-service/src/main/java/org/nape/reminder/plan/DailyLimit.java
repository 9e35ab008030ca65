package org.nape.reminder.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.ReminderTemplate;
import org.nape.reminder.day.Day;
import org.nape.reminder.due.Occurrences;
import org.nape.reminder.due.Reminder;

/** Keeps a plan from reminding too often: what would make any of its days too full is left out of it. */
final class DailyLimit {
    /** A series of these counts as one a day. */
    private static final String SCREEN_BREAKS = "screen-breaks";

    private final Knowledge knowledge;
    private final Day day;
    private final Map<LocalDate, Integer> planned = new HashMap<>();

    DailyLimit(Knowledge knowledge, Day day) {
        this.knowledge = knowledge;
        this.day = day;
    }

    /** Check-ins always, then the others in the given order as far as there is room; never one that would not fall due. */
    List<Reminder> keep(Instant start, List<Reminder> checkIns, List<Reminder> others) {
        var kept = new ArrayList<Reminder>();
        for (var checkIn : checkIns) {
            add(kept, checkIn, perDay(checkIn, start));
        }
        for (var other : others) {
            var perDay = perDay(other, start);
            if (hasRoom(perDay)) {
                add(kept, other, perDay);
            }
        }
        return kept;
    }

    private void add(List<Reminder> kept, Reminder reminder, Map<LocalDate, Integer> perDay) {
        if (!perDay.isEmpty()) {
            kept.add(reminder);
            perDay.forEach((day, count) -> planned.merge(day, count, Integer::sum));
        }
    }

    private boolean hasRoom(Map<LocalDate, Integer> perDay) {
        int most = knowledge.reminderPolicy().maxPerDay();
        return perDay.entrySet().stream()
                .allMatch(day -> planned.getOrDefault(day.getKey(), 0) + day.getValue() <= most);
    }

    private Map<LocalDate, Integer> perDay(Reminder reminder, Instant start) {
        var countsAsOne = countsAsOne(reminder);
        var perDay = new HashMap<LocalDate, Integer>();
        new Occurrences(reminder.schedule(), day)
                .after(start)
                .forEachRemaining(due -> perDay.merge(
                        due.atZone(day.zone()).toLocalDate(), 1, (count, one) -> countsAsOne ? 1 : count + one));
        return perDay;
    }

    private boolean countsAsOne(Reminder reminder) {
        return reminder.contentSlug().equals(Optional.of(SCREEN_BREAKS))
                || reminder.templateId()
                        .flatMap(knowledge::findReminder)
                        .filter(ReminderTemplate::exemptFromMaxPerDay)
                        .isPresent();
    }
}
