package org.nape.reminder.due;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import net.fortuna.ical4j.model.Recur;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nape.reminder.Transitions;
import org.nape.reminder.day.Day;
import org.nape.reminder.day.QuietHours;

/**
 * Every clock on earth: all zones of the IANA database at each of their changes from 2024 to 2035, and ordinary years. What a
 * second library lays out in wall-clock time, turned into instants as RFC 5545 says, must be what falls due: none lost, none
 * doubled, none moved.
 */
class EveryClockTest {
    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0));
    private static final Duration AROUND = Duration.ofDays(2);
    private static final Duration ICE_GAP = Duration.ofHours(3);

    /** Most of them meet the hours in which clocks change, the others are those of the care plans. */
    private static final List<String> PLAIN_RULES = List.of(
            "FREQ=DAILY;BYHOUR=0,1,2,3,23;BYMINUTE=0,15,30,45;BYSECOND=0",
            "FREQ=HOURLY;BYMINUTE=0,30;BYSECOND=0",
            "FREQ=MINUTELY;INTERVAL=20",
            "FREQ=DAILY;BYHOUR=9,14,19;BYMINUTE=30;BYSECOND=0;COUNT=21",
            "FREQ=WEEKLY;BYDAY=SA,SU;BYHOUR=1,2,12;BYMINUTE=30;BYSECOND=0",
            "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,30;BYSECOND=0;COUNT=160");

    /** Minutes after a change: in the hours that it moves, and around two days, within which rules are walked from further back. */
    private static final int[] LOOKED_FROM = {
        -4_320, -2_890, -2_870, -1_440, -130, -75, -20, -5, 0, 5, 15, 25, 45, 75, 130, 1_440, 2_870, 2_890, 4_320
    };

    /** The same days come again in many zones. */
    private final Map<String, List<LocalDateTime>> laidOut = new HashMap<>();

    @Test
    void atEveryChangeOfEveryClockEachWallClockTimeFallsDueOnce() {
        var transitions = Transitions.all();

        transitions.forEach(transition -> PLAIN_RULES.forEach(rule -> {
            var zone = transition.zone();
            var start = midnight(transition.at().minus(AROUND), zone);
            var end = transition.at().plus(AROUND);

            assertThat(dueTimes(rule, start, end, zone, QuietHours.NONE))
                    .describedAs("%s in %s at %s", rule, zone, transition.at())
                    .isEqualTo(expected(rule, start, end, zone, QuietHours.NONE));
            assertThat(dueTimes(rule, start, end, zone, NIGHT))
                    .describedAs("by day: %s in %s at %s", rule, zone, transition.at())
                    .isEqualTo(expected(rule, start, end, zone, NIGHT));
        }));
        assertThat(transitions).hasSizeGreaterThan(2_000);
    }

    /** Close to a change a rule is walked from further back than elsewhere: wherever that begins and ends, nothing is lost. */
    @Test
    void whereverOneLooksFromTheSameComesNext() {
        Transitions.all()
                .forEach(transition -> PLAIN_RULES.forEach(rule -> {
                    var zone = transition.zone();
                    var start = midnight(transition.at().minus(Duration.ofDays(4)), zone);
                    var end = transition.at().plus(Duration.ofDays(4));
                    var schedule = new Schedule(rule, start, zone, end, Manner.REPEATING);
                    var occurrences = new Occurrences(schedule, Day.of(zone, QuietHours.NONE));
                    var due = new TreeSet<>(expected(rule, start, end, zone, QuietHours.NONE));

                    for (int minutes : LOOKED_FROM) {
                        var from = transition
                                .at()
                                .plus(minutes, ChronoUnit.MINUTES)
                                .plusNanos(1);
                        assertThat(occurrences.nextAfter(from))
                                .describedAs("%s in %s from %s", rule, zone, from)
                                .isEqualTo(Optional.ofNullable(due.higher(from)));
                    }
                }));
    }

    @Test
    void inEveryZoneThereIsAnOrdinaryWeek() {
        var start = LocalDateTime.parse("2026-06-01T00:00:00");

        Transitions.zoneIds()
                .map(ZoneId::of)
                .forEach(zone -> PLAIN_RULES.forEach(rule -> {
                    var end = start.plusWeeks(1).atZone(zone).toInstant();

                    assertThat(dueTimes(rule, start, end, zone, NIGHT))
                            .describedAs("%s in %s", rule, zone)
                            .isEqualTo(expected(rule, start, end, zone, NIGHT));
                }));
    }

    @Test
    void atEveryChangeOfEveryClockTheLeastGapHolds() {
        Transitions.all().forEach(transition -> {
            var zone = transition.zone();
            var start = midnight(transition.at().minus(AROUND), zone);
            var manner = new Manner(false, false, false, Optional.of(ICE_GAP), Optional.empty());
            var rule = "FREQ=DAILY;BYHOUR=0,4,8,12,16,20;BYMINUTE=0;BYSECOND=0";
            var end = transition.at().plus(AROUND);
            var occurrences =
                    new Occurrences(new Schedule(rule, start, zone, end, manner), Day.of(zone, QuietHours.NONE));

            var due = list(occurrences.from(occurrences.nextAfter(Instant.EPOCH).orElseThrow()));

            for (int i = 1; i < due.size(); i++) {
                assertThat(Duration.between(due.get(i - 1), due.get(i)))
                        .describedAs("%s at %s", zone, transition.at())
                        .isGreaterThanOrEqualTo(ICE_GAP);
            }
        });
    }

    @Test
    void atEveryChangeOfEveryClockASafetyPromptComesOnceAndNeverAtNight() {
        Transitions.all().forEach(transition -> {
            var zone = transition.zone();
            var day = Day.of(zone, NIGHT);
            for (int hour = -30; hour <= 30; hour += 3) {
                var start = LocalDateTime.ofInstant(transition.at().plus(hour, ChronoUnit.HOURS), zone);
                var end = transition.at().plus(Duration.ofDays(28));
                var schedule = new Schedule("FREQ=DAILY;COUNT=1", start, zone, end, Manner.SAFETY_PROMPT);

                var due = list(new Occurrences(schedule, day).after(Instant.EPOCH));

                assertThat(due).describedAs("%s at %s", zone, start).hasSize(1);
                assertThat(day.isQuiet(due.getFirst())).isFalse();
                assertThat(Duration.between(resolve(start, zone), due.getFirst()))
                        .isBetween(Duration.ZERO, Duration.ofHours(11));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Berlin",
                "America/New_York",
                "America/Sao_Paulo",
                "Africa/Cairo",
                "Africa/Casablanca",
                "Asia/Kolkata",
                "Asia/Kathmandu",
                "Australia/Lord_Howe",
                "Pacific/Chatham",
                "Pacific/Kiritimati"
            })
    void inAnOrdinaryYearBothLibrariesAgree(String id) {
        var zone = ZoneId.of(id);
        var start = LocalDateTime.parse("2027-01-01T00:00:00");
        var end = start.plusYears(1).atZone(zone).toInstant();
        var rules = new ArrayList<>(PLAIN_RULES);
        rules.addAll(List.of(
                "FREQ=DAILY;INTERVAL=3;BYHOUR=2,8;BYMINUTE=30;BYSECOND=0",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR;BYHOUR=17;BYMINUTE=0;BYSECOND=0",
                "FREQ=MONTHLY;BYMONTHDAY=1,15,-1;BYHOUR=2,20;BYMINUTE=30;BYSECOND=0",
                "FREQ=MONTHLY;BYDAY=-1SU;BYHOUR=1,2,3;BYMINUTE=30;BYSECOND=0",
                "FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU;BYHOUR=2;BYMINUTE=30;BYSECOND=0"));

        rules.forEach(rule -> assertThat(dueTimes(rule, start, end, zone, NIGHT))
                .describedAs(rule)
                .isEqualTo(expected(rule, start, end, zone, NIGHT)));
        rules.forEach(rule -> assertThat(dueTimes(rule, start, end, zone, QuietHours.NONE))
                .describedAs(rule)
                .isEqualTo(expected(rule, start, end, zone, QuietHours.NONE)));
    }

    private static List<Instant> dueTimes(
            String rule, LocalDateTime start, Instant end, ZoneId zone, QuietHours quietHours) {
        var schedule = new Schedule(rule, start, zone, end, Manner.REPEATING);
        return list(new Occurrences(schedule, Day.of(zone, quietHours)).after(Instant.EPOCH));
    }

    private List<Instant> expected(String rule, LocalDateTime start, Instant end, ZoneId zone, QuietHours quietHours) {
        var due = new TreeSet<Instant>();
        for (var wallClock :
                laidOut(rule, start, LocalDateTime.ofInstant(end, zone).plusDays(1))) {
            var instant = resolve(wallClock, zone);
            var time = instant.atZone(zone).toLocalTime();
            var isQuiet = quietHours.equals(NIGHT) && (time.getHour() >= 22 || time.getHour() < 7);
            if (!isQuiet && !instant.isAfter(end)) {
                due.add(instant);
            }
        }
        return List.copyOf(due);
    }

    private List<LocalDateTime> laidOut(String rule, LocalDateTime start, LocalDateTime end) {
        var lastDay = end.truncatedTo(ChronoUnit.DAYS).plusDays(1);
        return laidOut.computeIfAbsent(
                rule + start + lastDay, _ -> new Recur<LocalDateTime>(rule).getDates(start, start, lastDay));
    }

    /** RFC 5545, 3.3.5: what the clock skips by the offset before it, what comes twice by the first. */
    private static Instant resolve(LocalDateTime wallClock, ZoneId zone) {
        var offsets = zone.getRules().getValidOffsets(wallClock);
        ZoneOffset offset =
                offsets.isEmpty() ? zone.getRules().getTransition(wallClock).getOffsetBefore() : offsets.getFirst();
        return wallClock.toInstant(offset);
    }

    private static LocalDateTime midnight(Instant moment, ZoneId zone) {
        return LocalDateTime.ofInstant(moment, zone).truncatedTo(ChronoUnit.DAYS);
    }

    private static List<Instant> list(Iterator<Instant> due) {
        var list = new ArrayList<Instant>();
        due.forEachRemaining(list::add);
        return list;
    }
}
