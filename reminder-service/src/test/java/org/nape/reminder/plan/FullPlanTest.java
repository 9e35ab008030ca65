package org.nape.reminder.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nape.reminder.Transitions;
import org.nape.reminder.day.Day;
import org.nape.reminder.day.QuietHours;
import org.nape.reminder.due.Occurrences;
import org.nape.reminder.due.Reminder;

/** The fullest plan that there is, of someone to whom every cause applies, week by week. */
class FullPlanTest {
    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0));
    private static final Duration WEEK = Duration.ofDays(7);

    /** Something that falls due, as the simulation meets it. */
    private record Due(Instant at, Reminder reminder, Iterator<Instant> rest) {}

    @Test
    void aWeekIsSimulatedInSeconds() {
        var day = Day.of(ZoneId.of("Europe/Berlin"), NIGHT);
        var start = Instant.parse("2026-11-23T06:00:00Z");

        var week = assertTimeout(Duration.ofSeconds(5), () -> simulate(plan(start, day), day, start.plus(WEEK)));

        assertThat(week).hasSizeGreaterThan(120);
        holds(week, day);
    }

    @Test
    void atEveryChangeOfEveryClockItIsNeverNightAndNeverTooMuch() {
        Transitions.all().forEach(transition -> {
            var day = Day.of(transition.zone(), NIGHT);
            var start = transition.at().minus(Duration.ofHours(20));

            holds(simulate(plan(start, day), day, start.plus(Duration.ofDays(4))), day);
        });
    }

    @Test
    void whenTheFirstDaysAreOverHeatTakesThePlaceOfIce() {
        var day = Day.of(ZoneId.of("Europe/Berlin"), NIGHT);
        var start = Instant.parse("2026-11-23T06:00:00Z");
        var handOver = start.plus(Duration.ofDays(3));

        var week = simulate(plan(start, day), day, start.plus(WEEK));

        var fresh = Set.of("rem_ice", "rem_gentle");
        var afterFresh = Set.of("rem_heat", "rem_head_lift");
        assertThat(week)
                .filteredOn(due -> fresh.contains(id(due)))
                .isNotEmpty()
                .allSatisfy(due -> assertThat(due.at()).isBeforeOrEqualTo(handOver));
        assertThat(week)
                .filteredOn(due -> afterFresh.contains(id(due)))
                .hasSize(12)
                .allSatisfy(due -> assertThat(due.at()).isAfterOrEqualTo(handOver));
    }

    @Test
    void thePlanSaysWhatItIsMadeOfFromThenOn() {
        var start = Instant.parse("2026-11-23T06:00:00Z");

        var plan = plan(start, Day.of(ZoneId.of("Europe/Berlin"), NIGHT));

        assertThat(plan.parts()).contains("p_self_care_fresh").doesNotContain("p_self_care_after_fresh");
        assertThat(plan.handOver()).hasValueSatisfying(later -> {
            assertThat(later.at()).isEqualTo(start.plus(Duration.ofDays(3)));
            assertThat(later.parts()).contains("p_self_care_after_fresh").doesNotContain("p_self_care_fresh");
            assertThat(later.shown()).contains("moist-heat", "neck-curl-and-head-lift");
        });
    }

    private static void holds(List<Due> laid, Day day) {
        var perDay = new HashMap<LocalDate, Integer>();
        var series = new HashSet<Map.Entry<LocalDate, String>>();
        var lastIce = Instant.EPOCH;
        for (var due : laid) {
            var local = due.at().atZone(day.zone());
            assertThat(local.toLocalTime()).isBetween(LocalTime.of(7, 0), LocalTime.of(21, 59, 59));
            if (!id(due).equals("rem_screen_break") || series.add(Map.entry(local.toLocalDate(), id(due)))) {
                perDay.merge(local.toLocalDate(), 1, Integer::sum);
            }
            if (id(due).equals("rem_ice")) {
                assertThat(Duration.between(lastIce, due.at())).isGreaterThanOrEqualTo(Duration.ofHours(3));
                lastIce = due.at();
            }
        }
        assertThat(perDay.values()).describedAs("%s %s", day.zone(), perDay).allMatch(count -> count <= 16);
    }

    /** From one due time to the next, as the ticker goes. */
    private static List<Due> simulate(Plan plan, Day day, Instant until) {
        var queue = new PriorityQueue<>(Comparator.comparing(Due::at));
        plan.reminders().forEach(reminder -> {
            var occurrences = new Occurrences(reminder.schedule(), day);
            occurrences
                    .nextAfter(plan.startsAt())
                    .ifPresent(first -> enqueue(queue, reminder, occurrences.from(first)));
        });
        var laid = new ArrayList<Due>();
        while (!queue.isEmpty() && queue.peek().at().isBefore(until)) {
            var due = queue.remove();
            laid.add(due);
            enqueue(queue, due.reminder(), due.rest());
        }
        return laid;
    }

    private static void enqueue(PriorityQueue<Due> queue, Reminder reminder, Iterator<Instant> rest) {
        if (rest.hasNext()) {
            queue.add(new Due(rest.next(), reminder, rest));
        }
    }

    private static Plan plan(Instant start, Day day) {
        return FullPlan.of(start, day);
    }

    private static String id(Due due) {
        return due.reminder().templateId().orElseThrow();
    }
}
