package org.nape.reminder.due;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nape.events.ReminderDue;
import org.nape.reminder.day.QuietHours;
import org.nape.reminder.day.Settings;
import org.nape.reminder.day.WorkingHours;

class DueReminderTest {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Settings NO_QUIET = with(QuietHours.NONE);
    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");

    @Test
    void whatIsDueIsSentAndMovesOn() {
        var turn = due("FREQ=DAILY;COUNT=5", Duration.ofMinutes(5)).turn(NINE.plusMillis(3), NO_QUIET);

        assertThat(turn.event()).map(ReminderDue::dueAt).contains(NINE);
        assertThat(turn.next()).contains(NINE.plus(Duration.ofDays(1)));
        assertThat(turn.missed()).isEmpty();
    }

    @Test
    void itsWindowIsItsDurationButAQuarterOfAnHourAtLeast() {
        assertThat(expiry("FREQ=DAILY;COUNT=5", Duration.ofMinutes(5))).isEqualTo(NINE.plus(Duration.ofMinutes(15)));
        assertThat(expiry("FREQ=DAILY;COUNT=5", Duration.ofMinutes(20))).isEqualTo(NINE.plus(Duration.ofMinutes(20)));
    }

    @Test
    void itsWindowIsOverBeforeTheNextOne() {
        assertThat(expiry("FREQ=HOURLY;COUNT=50", Duration.ofHours(3))).isEqualTo(NINE.plus(Duration.ofHours(1)));
    }

    @Test
    void whatIsTooLateIsNotSentAndCounted() {
        var turn = due("FREQ=DAILY;COUNT=5", Duration.ZERO).turn(NINE.plus(Duration.ofMinutes(15)), NO_QUIET);

        assertThat(turn.event()).isEmpty();
        assertThat(turn.next()).contains(NINE.plus(Duration.ofDays(1)));
        assertThat(turn.missed()).hasSize(1);
    }

    @Test
    void ofManyMissedOnlyTheOneThatIsStillInTimeIsSent() {
        var now = NINE.plus(Duration.ofHours(30)).plusSeconds(30);

        var turn = due("FREQ=HOURLY;COUNT=500", Duration.ZERO).turn(now, NO_QUIET);

        assertThat(turn.event()).map(ReminderDue::dueAt).contains(NINE.plus(Duration.ofHours(30)));
        assertThat(turn.next()).contains(NINE.plus(Duration.ofHours(31)));
        assertThat(turn.missed()).hasSize(30);
    }

    @Test
    void theLastOneEndsTheReminder() {
        var sent = due("FREQ=DAILY;COUNT=2", Duration.ZERO).turn(NINE, NO_QUIET);
        var missed = due("FREQ=DAILY;COUNT=2", Duration.ZERO).turn(NINE.plus(Duration.ofDays(9)), NO_QUIET);

        assertThat(sent.event()).isPresent();
        assertThat(sent.next()).isEmpty();
        assertThat(missed.event()).isEmpty();
        assertThat(missed.next()).isEmpty();
    }

    @Test
    void aSafetyPromptMayBeADayLate() {
        var prompt = prompt(NINE.plus(Duration.ofDays(27)));
        var lastMoment = NINE.plus(Duration.ofDays(1)).minusMillis(1);

        var sent = prompt.turn(lastMoment, NO_QUIET);
        var missed = prompt.turn(lastMoment.plusMillis(1), NO_QUIET);

        assertThat(sent.event()).hasValueSatisfying(event -> {
            assertThat(event.dueAt()).isEqualTo(NINE);
            assertThat(event.expiresAt()).isEqualTo(NINE.plus(Duration.ofDays(1)));
        });
        assertThat(sent.next()).isEmpty();
        assertThat(missed.event()).isEmpty();
        assertThat(missed.missed()).hasSize(1);
    }

    @Test
    void aSafetyPromptIsOverWithItsScheduleUnlessItWasPutOffBeyond() {
        assertThat(expiry(prompt(NINE.plus(Duration.ofHours(6))))).isEqualTo(NINE.plus(Duration.ofHours(6)));
        assertThat(expiry(prompt(NINE))).isEqualTo(NINE.plus(Duration.ofDays(1)));
        assertThat(expiry(prompt(NINE.minusSeconds(1)))).isEqualTo(NINE.plus(Duration.ofDays(1)));
    }

    @Test
    void aCheckInThatNobodyAnswersAsksOnceMoreADayLater() {
        var first = prompt(NINE.plus(Duration.ofDays(27)), Optional.of(Duration.ofDays(1)));
        var second = prompt(NINE.plus(Duration.ofDays(27)));

        var turn = first.turn(NINE, NO_QUIET);

        assertThat(turn.event()).isPresent();
        assertThat(turn.next()).contains(NINE.plus(Duration.ofDays(1)));
        assertThat(turn.asksAgain()).isTrue();
        assertThat(second.turn(NINE, NO_QUIET).next()).isEmpty();
    }

    @Test
    void aCheckInThatWasMissedForADayStillAsksOnceMore() {
        var turn = prompt(NINE.plus(Duration.ofDays(27)), Optional.of(Duration.ofDays(1)))
                .turn(NINE.plus(Duration.ofDays(3)), NO_QUIET);

        assertThat(turn.event()).isEmpty();
        assertThat(turn.missed()).hasSize(1);
        assertThat(turn.next()).contains(NINE.plus(Duration.ofDays(1)));
        assertThat(turn.asksAgain()).isTrue();
    }

    @Test
    void whatRepeatsIsNeverSentLateIntoTheQuietHours() {
        var evening = with(new QuietHours(LocalTime.of(9, 5), LocalTime.of(17, 0)));

        var turn = due("FREQ=DAILY;COUNT=5", Duration.ZERO).turn(NINE.plus(Duration.ofMinutes(6)), evening);

        assertThat(turn.event()).isEmpty();
        assertThat(turn.missed()).extracting(DueReminder.Window::dueAt).containsExactly(NINE);
        assertThat(turn.next()).contains(NINE.plus(Duration.ofDays(1)));
    }

    @Test
    void whatADayLeavesNoRoomForIsNotOver() {
        var nights = with(new QuietHours(LocalTime.of(9, 5), LocalTime.of(9, 0)));
        var longNights = with(new QuietHours(LocalTime.of(9, 30), LocalTime.of(9, 5)));
        var daily = due("FREQ=DAILY;COUNT=5", Duration.ZERO);

        assertThat(daily.turn(NINE, nights).next()).isPresent();
        assertThat(daily.turn(NINE, longNights)).satisfies(turn -> {
            assertThat(turn.next()).isEmpty();
            assertThat(turn.isOver()).isFalse();
        });
        assertThat(due("FREQ=DAILY;COUNT=2", Duration.ZERO).turn(NINE, NO_QUIET).isOver())
                .isTrue();
    }

    @Test
    void aDiscreetTitleNamesNoHealthProblem() {
        var discreet = with(QuietHours.NONE, true);
        var prompt = prompt(NINE.plus(Duration.ofDays(27)));

        assertThat(due("FREQ=DAILY;COUNT=5", Duration.ZERO)
                        .turn(NINE, discreet)
                        .event()
                        .orElseThrow()
                        .title())
                .isEqualTo("Drink");
        assertThat(prompt.turn(NINE, discreet).event().orElseThrow().title())
                .isEqualTo("There is a question for you: please open your plan");
    }

    @Test
    void aLateSafetyPromptWaitsUntilTheQuietHoursAreOver() {
        var night = with(new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0)));
        var morning = Instant.parse("2026-11-24T07:00:00Z");
        var prompt = prompt(NINE.plus(Duration.ofDays(27)));

        var evening = prompt.turn(Instant.parse("2026-11-23T21:59:59Z"), night);
        var beforeMidnight = prompt.turn(Instant.parse("2026-11-23T22:00:00Z"), night);
        var afterMidnight = prompt.turn(Instant.parse("2026-11-24T06:59:59Z"), night);

        assertThat(evening.event()).isPresent();
        assertThat(beforeMidnight)
                .isEqualTo(new DueReminder.Turn(prompt, Optional.empty(), Optional.of(morning), List.of(), false));
        assertThat(afterMidnight).isEqualTo(beforeMidnight);
    }

    private static DueReminder prompt(Instant end) {
        return prompt(end, Optional.empty());
    }

    private static DueReminder prompt(Instant end, Optional<Duration> askAgain) {
        var manner = new Manner(true, false, false, Optional.empty(), askAgain);
        var schedule = new Schedule("FREQ=DAILY;COUNT=1", LocalDateTime.parse("2026-11-23T09:00:00"), UTC, end, manner);
        return due(
                new Reminder(Optional.of("ci_day7"), Optional.empty(), "How is it?", false, schedule, Duration.ZERO));
    }

    private static Settings with(QuietHours quietHours) {
        return with(quietHours, false);
    }

    private static Settings with(QuietHours quietHours, boolean discreet) {
        return new Settings(
                Optional.empty(), Optional.empty(), Optional.empty(), quietHours, WorkingHours.ANY, discreet, 1);
    }

    private static Instant expiry(String rrule, Duration duration) {
        return expiry(due(rrule, duration));
    }

    private static Instant expiry(DueReminder reminder) {
        return reminder.turn(NINE, NO_QUIET).event().orElseThrow().expiresAt();
    }

    /** Began the day before. */
    private static DueReminder due(String rrule, Duration duration) {
        var start = LocalDateTime.parse("2026-11-22T09:00:00");
        var schedule = new Schedule(rrule, start, UTC, NINE.plus(Duration.ofDays(100)), Manner.REPEATING);
        return due(new Reminder(Optional.empty(), Optional.empty(), "Drink", true, schedule, duration));
    }

    private static DueReminder due(Reminder reminder) {
        return new DueReminder(UUID.randomUUID(), UUID.randomUUID(), reminder, NINE);
    }
}
