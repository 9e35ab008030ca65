package org.nape.reminder.due;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.ReminderTemplate;
import org.nape.reminder.day.Day;
import org.nape.reminder.day.QuietHours;

class FewerTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDateTime MONDAY = LocalDateTime.parse("2026-11-23T07:15:00");
    private static final Instant START = MONDAY.atZone(BERLIN).toInstant();
    private static final Instant NINE = Instant.parse("2026-11-24T08:00:00Z");
    private static final Fewer FEWER = new Fewer(3);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FREQ=DAILY;BYHOUR=9,14,19;BYMINUTE=30;COUNT=21    | FREQ=DAILY;BYHOUR=9,19;BYMINUTE=30;UNTIL=20261129T193000
            FREQ=DAILY;BYHOUR=9,10;BYMINUTE=0,30              | FREQ=DAILY;BYHOUR=9,10;BYMINUTE=0
            FREQ=WEEKLY;BYDAY=MO,WE,FR;BYHOUR=17              | FREQ=WEEKLY;BYDAY=MO,FR;BYHOUR=17
            FREQ=DAILY                                        | FREQ=DAILY;INTERVAL=2
            FREQ=MINUTELY;INTERVAL=20                         | FREQ=MINUTELY;INTERVAL=40
            FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,-1   | FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1
            FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1     | FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;INTERVAL=2
            FREQ=DAILY;INTERVAL=600                           |
            """)
    void ofWhatARuleNamesEverySecondIsLeftOut(String rule, String fewer) {
        assertThat(FewerRule.of(schedule(rule))).isEqualTo(Optional.ofNullable(fewer));
    }

    static Stream<String> rules() {
        var own = Stream.of(
                "FREQ=HOURLY;INTERVAL=3;COUNT=40",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;UNTIL=20270601T000000Z",
                "FREQ=MONTHLY;BYMONTHDAY=1,15",
                "FREQ=MONTHLY;BYDAY=1MO,3MO",
                "FREQ=DAILY;BYMONTH=11,12;BYHOUR=9",
                "FREQ=DAILY;BYHOUR=19,9;COUNT=30",
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1");
        var plans = Knowledge.load().plans().stream()
                .flatMap(plan -> plan.reminders().stream())
                .map(ReminderTemplate::rrule)
                .filter(rule -> !rule.contains("COUNT=1;") && !rule.endsWith("COUNT=1"));
        return Stream.concat(own, plans);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void fewerComeOnlyWhenMoreWouldAndLastNoLonger(String rule) {
        var before = all(schedule(rule));

        var after = all(schedule(FewerRule.of(schedule(rule)).orElseThrow()));

        assertThat(after).isNotEmpty().isSubsetOf(before);
        assertThat(after.size()).isBetween(before.size() / 3, before.size() * 3 / 4);
    }

    @ParameterizedTest
    @CsvSource({
        // unheeded, minutes since the last was due, whether fewer are offered
        "2, 60, false",
        "3, 60, true",
        "3,  5, false",
        "3, 15, true",
        "4,  5, true",
    })
    void fewerAreOfferedOnceThreeInARowHavePassed(int unheeded, int minutes, boolean isOffered) {
        var offer = FEWER.offer(
                kept(unheeded, Manner.REPEATING, false, Optional.empty()), NINE.plus(Duration.ofMinutes(minutes)));

        assertThat(offer.isPresent()).isEqualTo(isOffered);
        offer.ifPresent(made -> assertThat(made.rrule()).isEqualTo("FREQ=DAILY;BYHOUR=9,19"));
    }

    @Test
    void nothingIsOfferedOfWhatDoesNotComeAnyMoreOrAsksIfThePersonIsSafe() {
        var later = NINE.plus(Duration.ofHours(1));

        assertThat(FEWER.offer(kept(5, Manner.SAFETY_PROMPT, false, Optional.empty()), later))
                .isEmpty();
        assertThat(FEWER.offer(kept(5, Manner.REPEATING, true, Optional.empty()), later))
                .isEmpty();
        assertThat(FEWER.offer(kept(5, Manner.REPEATING, false, Optional.of(EndReason.FINISHED)), later))
                .isEmpty();
        assertThat(FEWER.offer(kept(5, Manner.REPEATING, false, Optional.empty()), START.plus(Duration.ofDays(400))))
                .isEmpty();
    }

    private static KeptReminder kept(int unheeded, Manner manner, boolean isPaused, Optional<EndReason> ended) {
        var schedule =
                new Schedule("FREQ=DAILY;BYHOUR=9,14,19", MONDAY, BERLIN, START.plus(Duration.ofDays(366)), manner);
        return new KeptReminder(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Optional.empty(),
                new Reminder(Optional.empty(), Optional.empty(), "Drink", true, schedule, Duration.ofMinutes(1)),
                START,
                new Progress(
                        Optional.of(NINE.plus(Duration.ofHours(5))),
                        Optional.empty(),
                        Optional.of(NINE),
                        Optional.empty()),
                START,
                ended,
                isPaused,
                unheeded,
                0);
    }

    private static List<Instant> all(Schedule schedule) {
        var all = new ArrayList<Instant>();
        new Occurrences(schedule, Day.of(BERLIN, QuietHours.NONE)).after(START).forEachRemaining(all::add);
        return all;
    }

    private static Schedule schedule(String rule) {
        return new Schedule(rule, MONDAY, BERLIN, START.plus(Duration.ofDays(366)), Manner.REPEATING);
    }
}
