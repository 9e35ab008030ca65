package org.nape.reminder.due;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nape.events.ReminderDue;

class DueReminderTest {
    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");

    @Test
    void whatIsDueIsSentAndMovesOn() {
        var turn = due("FREQ=DAILY;COUNT=5", Duration.ofMinutes(5)).turn(NINE.plusMillis(3), QuietHours.NONE);

        assertThat(turn.event()).map(ReminderDue::dueAt).contains(NINE);
        assertThat(turn.next()).contains(NINE.plus(Duration.ofDays(1)));
        assertThat(turn.missed()).isZero();
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
        var turn = due("FREQ=DAILY;COUNT=5", Duration.ZERO).turn(NINE.plus(Duration.ofMinutes(15)), QuietHours.NONE);

        assertThat(turn.event()).isEmpty();
        assertThat(turn.next()).contains(NINE.plus(Duration.ofDays(1)));
        assertThat(turn.missed()).isEqualTo(1);
    }

    @Test
    void ofManyMissedOnlyTheOneThatIsStillInTimeIsSent() {
        var now = NINE.plus(Duration.ofHours(30)).plusSeconds(30);

        var turn = due("FREQ=HOURLY;COUNT=500", Duration.ZERO).turn(now, QuietHours.NONE);

        assertThat(turn.event()).map(ReminderDue::dueAt).contains(NINE.plus(Duration.ofHours(30)));
        assertThat(turn.next()).contains(NINE.plus(Duration.ofHours(31)));
        assertThat(turn.missed()).isEqualTo(30);
    }

    @Test
    void theLastOneEndsTheReminder() {
        var sent = due("FREQ=DAILY;COUNT=2", Duration.ZERO).turn(NINE, QuietHours.NONE);
        var missed = due("FREQ=DAILY;COUNT=2", Duration.ZERO).turn(NINE.plus(Duration.ofDays(9)), QuietHours.NONE);

        assertThat(sent.event()).isPresent();
        assertThat(sent.next()).isEmpty();
        assertThat(missed.event()).isEmpty();
        assertThat(missed.next()).isEmpty();
    }

    @Test
    void aSafetyPromptMayBeADayLate() {
        var prompt = prompt(NINE.plus(Duration.ofDays(27)));
        var lastMoment = NINE.plus(Duration.ofDays(1)).minusMillis(1);

        var sent = prompt.turn(lastMoment, QuietHours.NONE);
        var missed = prompt.turn(lastMoment.plusMillis(1), QuietHours.NONE);

        assertThat(sent.event()).hasValueSatisfying(event -> {
            assertThat(event.dueAt()).isEqualTo(NINE);
            assertThat(event.expiresAt()).isEqualTo(NINE.plus(Duration.ofDays(1)));
        });
        assertThat(sent.next()).isEmpty();
        assertThat(missed.event()).isEmpty();
        assertThat(missed.missed()).isEqualTo(1);
    }

    @Test
    void aSafetyPromptIsOverWithItsScheduleUnlessItWasPutOffBeyond() {
        assertThat(expiry(prompt(NINE.plus(Duration.ofHours(6))))).isEqualTo(NINE.plus(Duration.ofHours(6)));
        assertThat(expiry(prompt(NINE))).isEqualTo(NINE.plus(Duration.ofDays(1)));
        assertThat(expiry(prompt(NINE.minusSeconds(1)))).isEqualTo(NINE.plus(Duration.ofDays(1)));
    }

    @Test
    void aLateSafetyPromptWaitsUntilTheQuietHoursAreOver() {
        var night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0));
        var morning = Instant.parse("2026-11-24T07:00:00Z");
        var prompt = prompt(NINE.plus(Duration.ofDays(27)));

        var evening = prompt.turn(Instant.parse("2026-11-23T21:59:59Z"), night);
        var beforeMidnight = prompt.turn(Instant.parse("2026-11-23T22:00:00Z"), night);
        var afterMidnight = prompt.turn(Instant.parse("2026-11-24T06:59:59Z"), night);

        assertThat(evening.event()).isPresent();
        assertThat(beforeMidnight)
                .isEqualTo(new DueReminder.Turn(prompt.id(), Optional.empty(), Optional.of(morning), 0));
        assertThat(afterMidnight).isEqualTo(beforeMidnight);
    }

    private static DueReminder prompt(Instant end) {
        var schedule = new Schedule(
                "FREQ=DAILY;COUNT=1", LocalDateTime.parse("2026-11-23T09:00:00"), ZoneId.of("UTC"), end, true);
        return new DueReminder(
                UUID.randomUUID(),
                UUID.randomUUID(),
                null,
                "ci_day7",
                "How is it?",
                Duration.ofMinutes(1),
                schedule,
                NINE);
    }

    private static Instant expiry(String rrule, Duration duration) {
        return expiry(due(rrule, duration));
    }

    private static Instant expiry(DueReminder reminder) {
        return reminder.turn(NINE, QuietHours.NONE).event().orElseThrow().expiresAt();
    }

    /** Began the day before. */
    private static DueReminder due(String rrule, Duration duration) {
        var start = LocalDateTime.parse("2026-11-22T09:00:00");
        var schedule = new Schedule(rrule, start, ZoneId.of("UTC"), NINE.plus(Duration.ofDays(100)), false);
        return new DueReminder(UUID.randomUUID(), UUID.randomUUID(), null, null, "Drink", duration, schedule, NINE);
    }
}
