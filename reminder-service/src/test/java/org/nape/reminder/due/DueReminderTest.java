package org.nape.reminder.due;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
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

    private static Instant expiry(String rrule, Duration duration) {
        return due(rrule, duration)
                .turn(NINE, QuietHours.NONE)
                .event()
                .orElseThrow()
                .expiresAt();
    }

    /** Began the day before. */
    private static DueReminder due(String rrule, Duration duration) {
        var start = LocalDateTime.parse("2026-11-22T09:00:00");
        var schedule = new Schedule(rrule, start, ZoneId.of("UTC"), NINE.plus(Duration.ofDays(100)), false);
        return new DueReminder(UUID.randomUUID(), UUID.randomUUID(), null, "Drink", duration, schedule, NINE);
    }
}
