package org.nape.reminder.due;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nape.reminder.day.Day;
import org.nape.reminder.day.QuietHours;

class OccurrencesTest {
    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0));
    private static final Instant FAR = Instant.parse("2028-01-01T00:00:00Z");
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final String BERLIN = "Europe/Berlin";
    private static final String NEW_YORK = "America/New_York";

    @Test
    void theNextIsStrictlyLater() {
        var occurrences = of("FREQ=DAILY;BYHOUR=9;BYMINUTE=0;BYSECOND=0;COUNT=3", "2026-11-22T09:00:00", "UTC", NIGHT);

        assertThat(occurrences.nextAfter(Instant.parse("2026-11-22T08:59:59Z")))
                .contains(Instant.parse("2026-11-22T09:00:00Z"));
        assertThat(occurrences.nextAfter(Instant.parse("2026-11-22T09:00:00Z")))
                .contains(Instant.parse("2026-11-23T09:00:00Z"));
    }

    @Test
    void theStartItselfIsNoOccurrenceUnlessTheRuleSaysSo() {
        assertThat(all(of(
                        "FREQ=DAILY;BYHOUR=9,14;BYMINUTE=30;BYSECOND=0;COUNT=3", "2026-11-22T10:15:23", "UTC", NIGHT)))
                .containsExactly("2026-11-22T14:30:00Z", "2026-11-23T09:30:00Z", "2026-11-23T14:30:00Z");
    }

    @Test
    void nothingFollowsWhenTheCountIsExhausted() {
        var occurrences = of("FREQ=DAILY;COUNT=2", "2026-11-22T10:00:00", BERLIN, NIGHT);

        assertThat(occurrences.nextAfter(Instant.parse("2026-11-23T09:00:00Z"))).isEmpty();
        assertThat(all(occurrences)).containsExactly("2026-11-22T09:00:00Z", "2026-11-23T09:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "20261124T090000Z, 3",
        "20261124T085959Z, 2",
        "20261124T100000, 3",
        "20261124T095959, 2",
        "20261124, 3",
        "20261123, 2"
    })
    void untilIsIncludedInUtcInLocalTimeAndAsADate(String until, int count) {
        assertThat(all(of("FREQ=DAILY;UNTIL=" + until, "2026-11-22T10:00:00", BERLIN, NIGHT)))
                .hasSize(count);
    }

    @Test
    void nothingFallsDueAfterTheEnd() {
        var end = Instant.parse("2026-11-24T10:00:00Z");
        var schedule =
                new Schedule("FREQ=DAILY", LocalDateTime.parse("2026-11-22T10:00:00"), UTC, end, Manner.REPEATING);

        assertThat(all(new Occurrences(schedule, Day.of(UTC, NIGHT))))
                .hasSize(3)
                .last()
                .isEqualTo(end.toString());
    }

    @Test
    void quietHoursDropWhatRepeats() {
        assertThat(all(of(
                        "FREQ=DAILY;BYHOUR=6,7,21,22;BYMINUTE=0;BYSECOND=0;COUNT=8",
                        "2026-11-22T00:00:00",
                        "UTC",
                        NIGHT)))
                .containsExactly(
                        "2026-11-22T07:00:00Z", "2026-11-22T21:00:00Z", "2026-11-23T07:00:00Z", "2026-11-23T21:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T22:00:00, 2026-11-23T06:00:00Z",
        "2026-11-22T23:59:59, 2026-11-23T06:00:00Z",
        "2026-11-22T00:00:00, 2026-11-22T06:00:00Z",
        "2026-11-22T06:59:59, 2026-11-22T06:00:00Z",
        "2026-11-22T07:00:00, 2026-11-22T06:00:00Z",
        "2026-11-22T21:59:59, 2026-11-22T20:59:59Z"
    })
    void aSafetyPromptIsPutOffToTheEndOfTheQuietHours(String start, String due) {
        assertThat(all(prompt(start, NIGHT))).containsExactly(due);
    }

    @ParameterizedTest
    @CsvSource({
        // The clock goes back on 25 October in Berlin and on 1 November in New York: an hour later by UTC, the same by
        // day.
        "Europe/Berlin,    2026-10-24T09:00:00, 2026-10-24T07:00:00Z, 2026-10-25T08:00:00Z",
        "America/New_York, 2026-10-31T09:00:00, 2026-10-31T13:00:00Z, 2026-11-01T14:00:00Z",
        // It goes forward on 29 March 2026 and on 14 March 2027.
        "Europe/Berlin,    2026-03-28T09:00:00, 2026-03-28T08:00:00Z, 2026-03-29T07:00:00Z",
        "America/New_York, 2027-03-13T09:00:00, 2027-03-13T14:00:00Z, 2027-03-14T13:00:00Z"
    })
    void wallClockTimeWinsOverDaylightSaving(String zone, String start, String first, String second) {
        assertThat(all(of("FREQ=DAILY;COUNT=2", start, zone, NIGHT))).containsExactly(first, second);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin,    2026-03-28T02:30:00, 2026-03-28T01:30:00Z, 2026-03-29T01:30:00Z, 2026-03-30T00:30:00Z",
        "America/New_York, 2027-03-13T02:30:00, 2027-03-13T07:30:00Z, 2027-03-14T07:30:00Z, 2027-03-15T06:30:00Z"
    })
    void aTimeInTheGapFallsDueAsLongAfterIt(String zone, String start, String before, String inGap, String after) {
        assertThat(all(of("FREQ=DAILY;COUNT=3", start, zone, QuietHours.NONE))).containsExactly(before, inGap, after);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin,    2026-10-24T02:30:00, 2026-10-24T00:30:00Z, 2026-10-25T00:30:00Z, 2026-10-26T01:30:00Z",
        "America/New_York, 2026-10-31T01:30:00, 2026-10-31T05:30:00Z, 2026-11-01T05:30:00Z, 2026-11-02T06:30:00Z"
    })
    void aTimeThatComesTwiceFallsDueTheFirstTimeOnly(
            String zone, String start, String before, String inFold, String after) {
        assertThat(all(of("FREQ=DAILY;COUNT=3", start, zone, QuietHours.NONE))).containsExactly(before, inFold, after);
    }

    @ParameterizedTest
    @ValueSource(strings = {BERLIN, NEW_YORK})
    void anHourlySeriesNeverGoesBackAndNeverFallsDueTwiceAtOnce(String zone) {
        var gap = zone.equals(BERLIN) ? "2026-03-28T20:30:00" : "2027-03-13T20:30:00";
        var due = all(of("FREQ=HOURLY;BYMINUTE=0,30;COUNT=24", gap, zone, QuietHours.NONE));

        // Two of the 24 are skipped by the clock and coincide with the two after them.
        assertThat(due).hasSize(22).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aSafetyPromptWhoseQuietHoursEndInTheGapFallsDueAfterIt() {
        var quiet = new QuietHours(LocalTime.of(22, 0), LocalTime.of(2, 30));

        var due = all(prompt("2026-03-28T23:00:00", quiet));

        assertThat(due).containsExactly("2026-03-29T01:30:00Z");
    }

    @Test
    void lookingFromTheMiddleOfALongSeriesAgreesWithLayingItOut() {
        var occurrences = of(
                "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,30;BYSECOND=0;COUNT=160",
                "2026-10-20T11:11:11",
                BERLIN,
                NIGHT);
        var laidOut = all(occurrences);

        for (int at = 1; at < laidOut.size(); at++) {
            var justBefore = Instant.parse(laidOut.get(at)).minusSeconds(1);

            assertThat(occurrences.nextAfter(justBefore)).contains(Instant.parse(laidOut.get(at)));
        }
        assertThat(laidOut).hasSize(160);
    }

    @Test
    void fractionsOfASecondDoNotMatter() {
        var occurrences = of("FREQ=DAILY;COUNT=1", "2026-11-22T10:00:00.999", "UTC", NIGHT);

        assertThat(all(occurrences)).containsExactly("2026-11-22T10:00:00Z");
    }

    @Test
    void aRuleThatNeverComesTrueHasNoOccurrence() {
        assertThat(all(of("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "2026-11-22T10:00:00", "UTC", NIGHT)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;BYDAY=XX", "DAILY", ""})
    void aRuleThatIsNoneIsRefused(String rrule) {
        assertThatThrownBy(() -> of(rrule, "2026-11-22T10:00:00", "UTC", NIGHT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Occurrences of(String rrule, String start, String zone, QuietHours quietHours) {
        return new Occurrences(
                new Schedule(rrule, LocalDateTime.parse(start), ZoneId.of(zone), FAR, Manner.REPEATING),
                Day.of(ZoneId.of(zone), quietHours));
    }

    private static Occurrences prompt(String start, QuietHours quietHours) {
        var zone = ZoneId.of(BERLIN);
        return new Occurrences(
                new Schedule("FREQ=DAILY;COUNT=1", LocalDateTime.parse(start), zone, FAR, Manner.SAFETY_PROMPT),
                Day.of(zone, quietHours));
    }

    private static List<String> all(Occurrences occurrences) {
        var due = new ArrayList<String>();
        var next = occurrences.nextAfter(Instant.EPOCH);
        while (next.isPresent()) {
            due.add(next.get().toString());
            next = occurrences.nextAfter(next.get());
        }
        return due;
    }
}
