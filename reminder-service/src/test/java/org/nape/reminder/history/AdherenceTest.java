package org.nape.reminder.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nape.reminder.due.Occurrence;
import org.nape.reminder.due.Occurrence.State;
import org.nape.reminder.plan.PlanSpan;

class AdherenceTest {
    private static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");
    /** Late on Monday the 23rd in Auckland, and still noon there in UTC. */
    private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

    private static final UUID REMINDER = UUID.randomUUID();

    @Test
    void beforeAnythingWasDueThereIsNothingButToday() {
        var adherence = Adherence.of(plan(28), List.of(), START.plusSeconds(60));

        assertThat(adherence.all()).isEqualTo(new Tally(0, 0, 0, 0, 0, 0, null));
        assertThat(adherence.streakDays()).isZero();
        assertThat(adherence.days()).extracting(Adherence.OfDay::date).containsExactly(LocalDate.parse("2026-11-23"));
    }

    @Test
    void eachCountsAsWhatBecameOfItAndWhatWasPutOffOnlyOnceItCameAgain() {
        var now = START.plus(Duration.ofHours(20));
        var open = occurrence(now.minusSeconds(60), State.SENT);
        var past = Stream.of(State.DONE, State.DONE, State.SKIPPED, State.MISSED, State.SENT, State.SNOOZED)
                .map(state -> occurrence(START.plusSeconds(1 + state.ordinal()), state));

        var all = Adherence.of(plan(28), Stream.concat(past, Stream.of(open)).toList(), now)
                .all();

        assertThat(all.due()).isEqualTo(6);
        assertThat(all.done()).isEqualTo(2);
        assertThat(all.skipped()).isEqualTo(1);
        assertThat(all.missed()).isEqualTo(2);
        assertThat(all.open()).isEqualTo(1);
        assertThat(all.snoozed()).isEqualTo(1);
        assertThat(all.ratio()).isEqualByComparingTo("0.4");
    }

    @Test
    void aDayIsThePersonsDay() {
        // Two and a half hours later it is Tuesday in Auckland.
        var done = occurrence(START.plus(Duration.ofMinutes(150)), State.DONE);

        var days = Adherence.of(plan(28), List.of(done), START.plus(Duration.ofHours(3)))
                .days();

        assertThat(days).extracting(Adherence.OfDay::date).hasSize(2).last().isEqualTo(LocalDate.parse("2026-11-24"));
        assertThat(days).extracting(day -> day.tally().done()).containsExactly(0, 1);
    }

    @ParameterizedTest
    @CsvSource({
        // what became of each day of the plan, today last: d done, m missed, - nothing was due, s only skipped
        "ddd,   3",
        "ddm,   2",
        "ddmd,  1",
        "dd-d,  3",
        "d-m,   1",
        "dm-,   0",
        "ddsd,  1",
        "m,     0",
        "dd--,  2",
    })
    void aStreakIsBrokenByADayOnWhichNothingWasDoneButNotByToday(String days, int streak) {
        var occurrences = Stream.iterate(0, day -> day < days.length(), day -> day + 1)
                .flatMap(day -> onDay(day, days.charAt(day)))
                .toList();
        var now = START.plus(Duration.ofDays(days.length() - 1L)).plus(Duration.ofHours(1));

        assertThat(Adherence.of(plan(28), occurrences, now).streakDays()).isEqualTo(streak);
    }

    private static Stream<Occurrence> onDay(int day, char became) {
        var due = START.plus(Duration.ofDays(day)).plusSeconds(60);
        return switch (became) {
            case 'd' -> Stream.of(occurrence(due, State.MISSED), occurrence(due.plusSeconds(1), State.DONE));
            case 'm' -> Stream.of(occurrence(due, State.MISSED));
            case 's' -> Stream.of(occurrence(due, State.SKIPPED));
            default -> Stream.of();
        };
    }

    @Test
    void thereAreAsManyDaysAsThePlanHasAndNoneAfterItsEnd() {
        var after = START.plus(Duration.ofDays(100));

        assertThat(Adherence.of(plan(2), List.of(), after).days()).hasSize(3);
        assertThat(Adherence.of(plan(90), List.of(), after).days())
                .hasSize(31)
                .last()
                .extracting(Adherence.OfDay::date)
                .isEqualTo(LocalDate.parse("2027-02-21"));
    }

    private static PlanSpan plan(int days) {
        return new PlanSpan(UUID.randomUUID(), START, START.plus(Duration.ofDays(days)), AUCKLAND, List.of());
    }

    private static Occurrence occurrence(Instant dueAt, State state) {
        var isActed = state == State.DONE || state == State.SKIPPED || state == State.SNOOZED;
        return new Occurrence(
                REMINDER,
                dueAt,
                dueAt.plus(Duration.ofMinutes(15)),
                state,
                isActed ? Optional.of(dueAt) : Optional.empty(),
                state == State.SNOOZED ? Optional.of(dueAt.plusSeconds(600)) : Optional.empty(),
                Optional.empty());
    }
}
