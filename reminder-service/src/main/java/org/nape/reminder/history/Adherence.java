package org.nape.reminder.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.nape.reminder.due.KeptReminder;
import org.nape.reminder.due.Occurrence;
import org.nape.reminder.plan.PlanSpan;

/**
 * How a person gets on with a plan.
 *
 * @param days each day of the plan until today in the person's zone, the newest of them if there are very many
 * @param streakDays on how many days in a row until now something was done; a day on which nothing was due breaks none, and
 *     today does not before it is over
 */
record Adherence(Tally all, List<OfReminder> reminders, List<OfDay> days, int streakDays) {
    private static final int MOST_DAYS = 31;

    record OfReminder(KeptReminder reminder, Tally tally) {}

    record OfDay(LocalDate date, Tally tally) {}

    static Adherence of(PlanSpan plan, List<Occurrence> occurrences, Instant now) {
        var days = days(plan, occurrences, now);
        return new Adherence(
                Tally.of(occurrences, now),
                plan.reminders().stream()
                        .map(reminder -> new OfReminder(reminder, Tally.of(of(reminder.id(), occurrences), now)))
                        .toList(),
                days,
                streak(days, date(now, plan.zone())));
    }

    private static List<Occurrence> of(UUID reminderId, List<Occurrence> occurrences) {
        return occurrences.stream()
                .filter(occurrence -> occurrence.reminderId().equals(reminderId))
                .toList();
    }

    private static List<OfDay> days(PlanSpan plan, List<Occurrence> occurrences, Instant now) {
        var last = date(plan.endsAt().isBefore(now) ? plan.endsAt() : now, plan.zone());
        var first = date(plan.startedAt(), plan.zone());
        var days = new ArrayList<OfDay>();
        for (var date = first; !date.isAfter(last); date = date.plusDays(1)) {
            days.add(new OfDay(date, Tally.of(on(date, plan.zone(), occurrences), now)));
        }
        return days.subList(Math.max(0, days.size() - MOST_DAYS), days.size());
    }

    private static List<Occurrence> on(LocalDate date, ZoneId zone, List<Occurrence> occurrences) {
        return occurrences.stream()
                .filter(occurrence -> date(occurrence.dueAt(), zone).equals(date))
                .toList();
    }

    private static int streak(List<OfDay> days, LocalDate today) {
        int streak = 0;
        for (var day : days.reversed()) {
            if (day.tally().done() > 0) {
                streak++;
            } else if (day.tally().due() > 0 && !day.date().equals(today)) {
                return streak;
            }
        }
        return streak;
    }

    private static LocalDate date(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toLocalDate();
    }
}
