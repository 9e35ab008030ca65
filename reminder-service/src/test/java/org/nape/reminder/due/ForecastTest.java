package org.nape.reminder.due;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nape.events.ReminderDue;
import org.nape.reminder.Transitions;
import org.nape.reminder.day.QuietHours;
import org.nape.reminder.day.Settings;
import org.nape.reminder.day.WorkingHours;
import org.nape.reminder.plan.FullPlan;

/** What is foretold is what the ticker sends, move by move. */
class ForecastTest {
    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0));
    private static final Bundling BUNDLING = new Bundling(Duration.ofMinutes(10));
    private static final Duration WEEK = Duration.ofDays(7);
    /** A Monday morning. */
    private static final Instant START = Instant.parse("2026-11-23T06:00:00Z");

    private static final UUID PERSON = UUID.randomUUID();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Berlin",
                "America/St_Johns",
                "Pacific/Apia",
                "Africa/Casablanca",
                "Australia/Lord_Howe",
                "Asia/Tehran",
                "UTC"
            })
    void aWeekOfAFullPlanIsWhatTheTickerSends(String zone) {
        var settings = settings(zone, WorkingHours.ANY, NIGHT);
        var reminders = all(START, settings);

        var foretold = forecast(reminders, settings, START, START, START.plus(WEEK));

        assertThat(foretold).hasSizeGreaterThan(200).isEqualTo(ticked(reminders, settings, START, START.plus(WEEK)));
    }

    @Test
    void atEveryChangeOfEveryClockItIsWhatTheTickerSends() {
        Transitions.all().stream()
                .filter(transition ->
                        transition.at().isAfter(START) && transition.at().isBefore(START.plus(Duration.ofDays(366))))
                .forEach(transition -> {
                    var settings = settings(transition.zone().getId(), WorkingHours.ANY, NIGHT);
                    var start = transition.at().minus(Duration.ofHours(40));
                    var end = transition.at().plus(Duration.ofHours(40));
                    var reminders = all(start, settings);

                    assertThat(forecast(reminders, settings, start, start, end))
                            .describedAs(transition.toString())
                            .isEqualTo(ticked(reminders, settings, start, end));
                });
    }

    @Test
    void workingHoursAndDaysOffHoldForWhatIsForetold() {
        var hours = new WorkingHours(
                Stream.of(DayOfWeek.values())
                        .map(day -> new WorkingHours.Range(day, LocalTime.of(10, 0), LocalTime.of(14, 30)))
                        .toList(),
                Set.of(LocalDate.of(2026, 11, 25)));
        var settings = settings("Europe/Berlin", hours, NIGHT);
        var reminders = all(START, settings);

        var foretold = forecast(reminders, settings, START, START, START.plus(WEEK));

        assertThat(foretold).isEqualTo(ticked(reminders, settings, START, START.plus(WEEK)));
    }

    @Test
    void whatIsDueAlreadyIsForetoldAsTheTickerWillTakeIt() {
        var settings = settings("Europe/Berlin", WorkingHours.ANY, NIGHT);
        var reminders = all(START, settings);

        for (var hours : List.of(1, 5, 30, 17 * 24)) {
            var late = START.plus(Duration.ofHours(hours)).plusSeconds(301);
            var foretold = forecast(reminders, settings, late, START, late.plus(Duration.ofDays(2)));

            assertThat(foretold).isEqualTo(ticked(reminders, settings, late, late.plus(Duration.ofDays(2))));
        }
    }

    @Test
    void whatIsSaidOfALaterDayIsTheSameThatIsSaidOnTheWay() {
        var settings = settings("Europe/Berlin", WorkingHours.ANY, NIGHT);
        var reminders = all(START, settings);
        var day = START.plus(Duration.ofDays(200));

        var all = forecast(reminders, settings, START, START, day.plus(WEEK));
        var alone = forecast(reminders, settings, START, day, day.plus(WEEK));

        assertThat(alone)
                .isNotEmpty()
                .isEqualTo(
                        all.stream().filter(due -> !due.dueAt().isBefore(day)).toList());
    }

    @Test
    void aSnoozedOneIsForetoldWhereItWasPutAndAPausedOneNotAtAll() {
        var settings = settings("UTC", WorkingHours.ANY, NIGHT);
        var snoozedTo = START.plus(Duration.ofMinutes(130));
        var ice = FullPlan.reminders(START, settings.day(ZoneOffset.UTC)).stream()
                .filter(reminder -> reminder.templateId().equals(Optional.of("rem_ice")))
                .findFirst()
                .orElseThrow();
        var snoozed = kept(ice, Optional.of(snoozedTo));
        var paused = kept(ice, Optional.empty());

        var foretold = forecast(List.of(snoozed, paused), settings, START, START, START.plus(Duration.ofHours(10)));

        // Put off from 8:00 to 8:10, so that 12:00 is more than three hours later; then as its rule says.
        assertThat(foretold).extracting(ReminderDue::dueAt).startsWith(snoozedTo);
        assertThat(foretold).extracting(ReminderDue::reminderId).containsOnly(snoozed.id());
        assertThat(foretold).isEqualTo(ticked(List.of(snoozed), settings, START, START.plus(Duration.ofHours(10))));
    }

    @Test
    void aScheduleThatCannotBeReadForetellsNothingAndHoldsUpNoOther() {
        var settings = settings("UTC", WorkingHours.ANY, NIGHT);
        var good = own("FREQ=DAILY;BYHOUR=9", settings);
        var bad = new Reminder(
                Optional.empty(),
                Optional.empty(),
                "Water",
                true,
                new Schedule("FREQ=NEVER", start(), ZoneOffset.UTC, START.plus(WEEK), Manner.REPEATING),
                Duration.ZERO);

        var foretold = forecast(
                List.of(kept(bad, Optional.of(START.plusSeconds(60))), good),
                settings,
                START,
                START,
                START.plus(Duration.ofDays(1)));

        assertThat(foretold).extracting(ReminderDue::reminderId).containsOnly(good.id());
    }

    @Test
    void aWeekOfAFullPlanTakesMillisecondsAndAMonthOfTheMostThatAnyoneMayHaveNotMuchMore() {
        var settings =
                settings("Europe/Berlin", WorkingHours.ANY, new QuietHours(LocalTime.of(3, 0), LocalTime.of(3, 1)));
        var plan = all(START, settings);
        var most = Stream.concat(
                        plan.stream(),
                        IntStream.range(0, 50)
                                .mapToObj(minute ->
                                        own("FREQ=HOURLY;BYMINUTE=%d;BYSECOND=0".formatted(minute), settings)))
                .toList();

        // The best of some: what it takes, not what a busy machine does meanwhile.
        var week = LongStream.generate(() -> nanos(() -> forecast(plan, settings, START, START, START.plus(WEEK))))
                .limit(20)
                .min()
                .orElseThrow();
        assertThat(Duration.ofNanos(week)).isLessThan(Duration.ofMillis(50));
        var month = assertTimeout(
                Duration.ofSeconds(5), () -> forecast(most, settings, START, START, START.plus(Duration.ofDays(31))));
        assertThat(month).hasSizeGreaterThan(36_000);
    }

    private static long nanos(Runnable run) {
        var begin = System.nanoTime();
        run.run();
        return System.nanoTime() - begin;
    }

    private static List<ReminderDue> forecast(
            List<KeptReminder> reminders, Settings settings, Instant now, Instant from, Instant to) {
        var foretold = new Forecast(reminders, settings, BUNDLING, Optional.empty(), now).from(from);
        var until = new ArrayList<ReminderDue>();
        while (foretold.hasNext()) {
            var next = foretold.next();
            if (!next.dueAt().isBefore(to)) {
                break;
            }
            until.add(next);
        }
        return until;
    }

    /** As the ticker goes: it wakes when something is due, takes all that is, sends it, and moves it on. */
    private static List<ReminderDue> ticked(List<KeptReminder> reminders, Settings settings, Instant now, Instant to) {
        var waiting = new ArrayList<DueReminder>();
        reminders.forEach(kept -> kept.nextDueAt()
                .ifPresent(next -> waiting.add(new DueReminder(kept.id(), PERSON, kept.reminder(), next))));
        var sent = new ArrayList<ReminderDue>();
        Map<UUID, Instant> bundles = new HashMap<>();
        var clock = now;
        while (clock.isBefore(to)) {
            var moment = clock;
            var due = waiting.stream()
                    .filter(reminder -> !reminder.dueAt().isAfter(moment))
                    .sorted(Comparator.comparing(DueReminder::dueAt).thenComparing(DueReminder::id))
                    .toList();
            waiting.removeAll(due);
            var turns = due.stream().map(each -> each.turn(moment, settings)).toList();
            var events = turns.stream().flatMap(turn -> turn.event().stream()).toList();
            var begun = BUNDLING.of(
                    events.stream()
                            .map(event -> new Bundling.Due(event.reminderId(), PERSON, event.dueAt()))
                            .toList(),
                    bundles);
            events.forEach(event -> {
                var first = begun.get(event.reminderId());
                bundles.merge(PERSON, first, (one, other) -> one.isAfter(other) ? one : other);
                sent.add(event.bundledAt(first));
            });
            turns.forEach(turn -> turn.next().ifPresent(next -> waiting.add(movedOn(turn, next))));
            clock = waiting.stream()
                    .map(DueReminder::dueAt)
                    .min(Comparator.naturalOrder())
                    .map(next -> next.isBefore(moment) ? moment : next)
                    .orElse(to);
        }
        return sent.stream().sorted(Comparator.comparing(Forecast::place)).toList();
    }

    /** What the ticker writes: once it has asked again, there is no more asking again. */
    private static DueReminder movedOn(DueReminder.Turn turn, Instant next) {
        var before = turn.of();
        var schedule = before.reminder().schedule();
        var manner = schedule.manner();
        var after = turn.asksAgain()
                ? new Schedule(
                        schedule.rrule(),
                        schedule.start(),
                        schedule.zone(),
                        schedule.end(),
                        new Manner(
                                manner.safetyPrompt(),
                                manner.keepsZone(),
                                manner.atWork(),
                                manner.minGap(),
                                Optional.empty()))
                : schedule;
        var reminder = before.reminder();
        return new DueReminder(
                before.id(),
                PERSON,
                new Reminder(
                        reminder.templateId(),
                        reminder.contentSlug(),
                        reminder.title(),
                        reminder.isOwnTitle(),
                        after,
                        reminder.duration()),
                next);
    }

    /** A full plan, and some reminders of one's own. */
    private static List<KeptReminder> all(Instant start, Settings settings) {
        var day = settings.day(ZoneOffset.UTC);
        var plan = FullPlan.reminders(start, day).stream()
                .map(reminder -> kept(reminder, new Occurrences(reminder.schedule(), day).nextAfter(start)));
        var own = Stream.of(
                        "FREQ=HOURLY;BYMINUTE=5;BYSECOND=0",
                        "FREQ=DAILY;BYHOUR=2,12,21;BYMINUTE=30;BYSECOND=0",
                        "FREQ=WEEKLY;BYDAY=TU,SA;BYHOUR=8;BYMINUTE=2;BYSECOND=0",
                        "FREQ=MINUTELY;INTERVAL=45")
                .map(rrule -> own(rrule, settings, start));
        return Stream.concat(plan, own).toList();
    }

    private static KeptReminder own(String rrule, Settings settings) {
        return own(rrule, settings, START);
    }

    private static KeptReminder own(String rrule, Settings settings, Instant start) {
        var day = settings.day(ZoneOffset.UTC);
        var schedule = new Schedule(
                rrule,
                LocalDateTime.ofInstant(start, day.zone()),
                day.zone(),
                start.plus(Duration.ofDays(366)),
                Manner.REPEATING);
        var reminder = new Reminder(Optional.empty(), Optional.empty(), "Water", true, schedule, Duration.ofMinutes(2));
        return kept(reminder, new Occurrences(schedule, day).nextAfter(start));
    }

    private static LocalDateTime start() {
        return LocalDateTime.ofInstant(START, ZoneOffset.UTC);
    }

    private static KeptReminder kept(Reminder reminder, Optional<Instant> next) {
        return KeptReminders.fresh(PERSON, reminder, next, START);
    }

    private static Settings settings(String zone, WorkingHours hours, QuietHours quiet) {
        return new Settings(Optional.of(ZoneId.of(zone)), Optional.empty(), Optional.empty(), quiet, hours, false, 1);
    }
}
