package org.nape.reminder.due;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nape.reminder.day.Day;
import org.nape.reminder.day.QuietHours;

class LayoutTest {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0));
    private static final Instant FAR = Instant.parse("2028-01-01T00:00:00Z");
    private static final String ICE = "FREQ=DAILY;BYHOUR=8,12,16,20;BYMINUTE=0;BYSECOND=0;COUNT=12";

    @Test
    void iceThatIsPutOffPutsOffTheNextSoThatTheGapHolds() {
        var ice = ice(Day.of(UTC, NIGHT));
        var atEight = sent("2026-11-23T08:00:00Z", "2026-11-23T12:00:00Z");
        var now = Instant.parse("2026-11-23T08:19:00Z");

        var snoozed = ice.snoozed(atEight, now, Duration.ofHours(1));
        var after = occurrences(Day.of(UTC, NIGHT)).from(snoozed.nextDueAt().orElseThrow());

        assertThat(snoozed.nextDueAt()).contains(Instant.parse("2026-11-23T09:19:00Z"));
        assertThat(snoozed.snoozedFrom()).contains(Instant.parse("2026-11-23T08:00:00Z"));
        after.next();
        assertThat(after.next()).isEqualTo(Instant.parse("2026-11-23T12:19:00Z"));
        assertThat(after.next()).isEqualTo(Instant.parse("2026-11-23T16:00:00Z"));
    }

    @Test
    void whatThePuttingOffLeavesNoRoomForTodayIsTomorrow() {
        var evening = occurrences(Day.of(UTC, NIGHT)).from(Instant.parse("2026-11-23T19:10:00Z"));

        evening.next();

        // Three hours later it is quiet.
        assertThat(evening.next()).isEqualTo(Instant.parse("2026-11-24T08:00:00Z"));
    }

    @Test
    void theGapCountsFromWhenItWasDone() {
        var day = Day.of(UTC, NIGHT);
        var late = new Progress(
                Optional.of(Instant.parse("2026-11-23T12:00:00Z")),
                Optional.empty(),
                Optional.of(Instant.parse("2026-11-23T09:10:00Z")),
                Optional.empty());

        var done = ice(day).done(late, Instant.parse("2026-11-23T09:25:00Z"));

        assertThat(done.nextDueAt()).contains(Instant.parse("2026-11-23T12:25:00Z"));
        assertThat(done.lastDoneAt()).contains(Instant.parse("2026-11-23T09:25:00Z"));
    }

    @Test
    void withoutAGapDoneChangesNothingThatIsPlanned() {
        var sent = sent("2026-11-23T08:00:00Z", "2026-11-23T12:00:00Z");

        var done = layout(ICE, Manner.REPEATING, Day.of(UTC, NIGHT)).done(sent, Instant.parse("2026-11-23T08:10:00Z"));

        assertThat(done.nextDueAt()).isEqualTo(sent.nextDueAt());
    }

    @Test
    void anotherDayNeverBringsBackWhatFellDueEvenIfTheClockWasPutBack() {
        var clockPutBack = Instant.parse("2026-11-23T07:30:00Z");

        var again = layout(ICE, Manner.REPEATING, Day.of(UTC, NIGHT))
                .again(sent("2026-11-23T08:00:00Z", "2026-11-23T12:00:00Z"), clockPutBack);

        assertThat(again.nextDueAt()).contains(Instant.parse("2026-11-23T12:00:00Z"));
    }

    @Test
    void inAnotherZoneTheGapStillHolds() {
        // Eight in UTC was iced; in Berlin that was nine, and the next would be at twelve there, two hours later.
        var again = ice(Day.of(ZoneId.of("Etc/GMT-2"), NIGHT))
                .again(sent("2026-11-23T08:00:00Z", "2026-11-23T12:00:00Z"), Instant.parse("2026-11-23T08:30:00Z"));

        assertThat(again.nextDueAt()).contains(Instant.parse("2026-11-23T11:00:00Z"));
    }

    @Test
    void whatIsDueAlreadyIsLeftToTheTicker() {
        var due = sent("2026-11-23T08:00:00Z", "2026-11-23T12:00:00Z");

        assertThat(ice(Day.of(BERLIN, NIGHT)).again(due, Instant.parse("2026-11-23T12:00:00Z")))
                .isEqualTo(due);
    }

    @Test
    void whatIsPutOffStaysSoUnlessItWouldBeQuietThen() {
        var now = Instant.parse("2026-11-23T12:01:00Z");
        var snoozed = ice(Day.of(UTC, NIGHT))
                .snoozed(sent("2026-11-23T12:00:00Z", "2026-11-23T16:00:00Z"), now, Duration.ofMinutes(30));
        var nap = new QuietHours(LocalTime.of(12, 15), LocalTime.of(14, 0));

        assertThat(ice(Day.of(UTC, NIGHT)).again(snoozed, now)).isEqualTo(snoozed);
        assertThat(ice(Day.of(UTC, nap)).again(snoozed, now).nextDueAt())
                .contains(Instant.parse("2026-11-23T16:00:00Z"));
    }

    @Test
    void aSafetyPromptIsNeverLostOnTheWay() {
        var atTen = new Manner(true, false, false, Optional.empty(), Optional.empty());
        var start = Instant.parse("2026-11-23T08:00:00Z");
        var planned = new Progress(Optional.of(start), Optional.empty(), Optional.empty(), Optional.empty());
        var now = Instant.parse("2026-11-23T02:00:00Z");
        var tokyo = ZoneId.of("Asia/Tokyo");

        // Eight there was three hours ago.
        assertThat(layout("FREQ=DAILY;COUNT=1", atTen, Day.of(tokyo, NIGHT))
                        .again(planned, now)
                        .nextDueAt())
                .contains(now);
        assertThat(layout("FREQ=DAILY;COUNT=1", Manner.SAFETY_PROMPT, Day.of(tokyo, NIGHT))
                        .again(planned, now)
                        .nextDueAt())
                .contains(start);
        assertThat(layout("FREQ=DAILY;COUNT=1", Manner.SAFETY_PROMPT, Day.of(ZoneId.of("Etc/GMT+3"), NIGHT))
                        .again(planned, now)
                        .nextDueAt())
                .contains(Instant.parse("2026-11-23T10:00:00Z"));
    }

    @Test
    void whatADayLeavesNoRoomForMayComeBackWithAnotherDay() {
        var asleep = Day.of(UTC, new QuietHours(LocalTime.of(20, 0), LocalTime.of(12, 0)));
        var rule = "FREQ=DAILY;BYHOUR=8;BYMINUTE=0;BYSECOND=0";
        var now = Instant.parse("2026-11-23T02:00:00Z");
        var planned = sent("2026-11-22T08:00:00Z", "2026-11-23T08:00:00Z");

        var none = layout(rule, Manner.REPEATING, asleep).again(planned, now);

        assertThat(none.nextDueAt()).isEmpty();
        assertThat(layout(rule, Manner.REPEATING, Day.of(UTC, NIGHT))
                        .again(none, now)
                        .nextDueAt())
                .contains(Instant.parse("2026-11-23T08:00:00Z"));
    }

    private static Progress sent(String last, String next) {
        return new Progress(
                Optional.of(Instant.parse(next)), Optional.empty(), Optional.of(Instant.parse(last)), Optional.empty());
    }

    private static Layout ice(Day day) {
        return new Layout(iceSchedule(day), day);
    }

    private static Occurrences occurrences(Day day) {
        return new Occurrences(iceSchedule(day), day);
    }

    private static Schedule iceSchedule(Day day) {
        var manner = new Manner(false, false, false, Optional.of(Duration.ofHours(3)), Optional.empty());
        return new Schedule(ICE, LocalDateTime.parse("2026-11-23T07:15:00"), day.zone(), FAR, manner);
    }

    private static Layout layout(String rrule, Manner manner, Day day) {
        var start = LocalDateTime.parse("2026-11-22T08:00:00");
        var begun = rrule.contains("COUNT=1") && !rrule.contains("COUNT=12") ? start.plusDays(1) : start;
        var schedule = new Schedule(rrule, begun, UTC, FAR, manner).movedTo(day.zone());
        return new Layout(schedule, day);
    }
}
