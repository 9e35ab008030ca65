package org.nape.reminder.due;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nape.reminder.day.Day;
import org.nape.reminder.day.QuietHours;
import org.nape.reminder.day.WorkingHours;

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

        var snoozed = ice.snoozed(atEight, now.plus(Duration.ofHours(1))).orElseThrow();
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
                .snoozed(sent("2026-11-23T12:00:00Z", "2026-11-23T16:00:00Z"), now.plus(Duration.ofMinutes(30)))
                .orElseThrow();
        var nap = new QuietHours(LocalTime.of(12, 15), LocalTime.of(14, 0));

        assertThat(ice(Day.of(UTC, NIGHT)).again(snoozed, now)).isEqualTo(snoozed);
        assertThat(ice(Day.of(UTC, nap)).again(snoozed, now).nextDueAt())
                .contains(Instant.parse("2026-11-23T16:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        // last due, next, put off until, whether there is room
        "08:00, 12:00, 11:59:59, true",
        "08:00, 12:00, 12:00,    false",
        "20:00, ,      21:59:59, true",
        "20:00, ,      22:00,    false",
        "12:00, 16:00, 12:30,    true",
    })
    void thereIsRoomUntilItIsTheNextOnesTurnOrQuiet(String last, @Nullable String next, String until, boolean hasRoom) {
        var progress = new Progress(
                Optional.ofNullable(next).map(LayoutTest::today),
                Optional.empty(),
                Optional.of(today(last)),
                Optional.empty());

        var snoozed = ice(Day.of(UTC, NIGHT)).snoozed(progress, today(until));

        assertThat(snoozed.isPresent()).isEqualTo(hasRoom);
    }

    @Test
    void nothingIsPutOffBeyondTheEndOrOutOfTheWorkingHours() {
        var lastDay = Instant.parse("2027-12-31T23:55:00Z");
        var awake = new Layout(iceSchedule(Day.of(UTC, NIGHT)), Day.of(UTC, QuietHours.NONE));
        var officeUntilNoon = new Day(
                UTC,
                NIGHT,
                new WorkingHours(
                        List.of(new WorkingHours.Range(DayOfWeek.MONDAY, LocalTime.of(8, 0), LocalTime.NOON)),
                        Set.of()));
        var atWork = new Manner(false, false, true, Optional.empty(), Optional.empty());
        var breaks = layout("FREQ=DAILY;BYHOUR=11;BYMINUTE=45;BYSECOND=0", atWork, officeUntilNoon);

        assertThat(awake.snoozed(ended(lastDay), lastDay.plusSeconds(300))).isPresent();
        assertThat(awake.snoozed(ended(lastDay), lastDay.plusSeconds(301))).isEmpty();
        assertThat(breaks.snoozed(ended(today("11:45")), today("11:59"))).isPresent();
        assertThat(breaks.snoozed(ended(today("11:45")), today("12:00"))).isEmpty();
    }

    @Test
    void whatIsPutOffAnewHasAsMuchRoomAsBefore() {
        var ice = ice(Day.of(UTC, NIGHT));
        var once = ice.snoozed(sent("2026-11-23T08:00:00Z", "2026-11-23T12:00:00Z"), today("08:30"))
                .orElseThrow();

        var twice = ice.snoozed(once, today("09:00"));

        assertThat(twice.flatMap(Progress::nextDueAt)).contains(today("09:00"));
        assertThat(twice.flatMap(Progress::snoozedFrom)).contains(today("08:00"));
        assertThat(ice.snoozed(once, today("12:00"))).isEmpty();
    }

    @Test
    void whatWasPutOffAndIsDoneOrSkippedMakesPlaceForTheNext() {
        var plain = layout(ICE, Manner.REPEATING, Day.of(UTC, NIGHT));
        var snoozed = plain.snoozed(sent("2026-11-23T08:00:00Z", "2026-11-23T12:00:00Z"), today("09:00"))
                .orElseThrow();

        assertThat(plain.done(snoozed, today("08:40")).nextDueAt()).contains(today("12:00"));
        assertThat(plain.skipped(snoozed, today("08:40")).nextDueAt()).contains(today("12:00"));
        assertThat(plain.skipped(snoozed, today("08:40")).snoozedFrom()).isEmpty();
    }

    @Test
    void aQuestionThatWasPutOffStaysSoWhenTheDayIsAnother() {
        var prompt = layout("FREQ=DAILY;COUNT=1", Manner.SAFETY_PROMPT, Day.of(UTC, NIGHT));
        var snoozed = prompt.snoozed(ended(today("08:00")), today("08:30")).orElseThrow();

        assertThat(prompt.again(snoozed, today("08:10"))).isEqualTo(snoozed);
        assertThat(prompt.isOver(prompt.done(snoozed, today("08:10")))).isTrue();
    }

    private static Instant today(String time) {
        return LocalDate.parse("2026-11-23").atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC);
    }

    private static Progress ended(Instant last) {
        return new Progress(Optional.empty(), Optional.empty(), Optional.of(last), Optional.empty());
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
