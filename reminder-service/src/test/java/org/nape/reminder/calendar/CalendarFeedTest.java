package org.nape.reminder.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nape.reminder.Transitions;
import org.nape.reminder.day.QuietHours;
import org.nape.reminder.day.Settings;
import org.nape.reminder.day.WorkingHours;
import org.nape.reminder.due.Bundling;
import org.nape.reminder.due.Forecast;
import org.nape.reminder.due.KeptReminder;
import org.nape.reminder.due.KeptReminders;
import org.nape.reminder.due.Manner;
import org.nape.reminder.due.Occurrences;
import org.nape.reminder.due.Reminder;
import org.nape.reminder.due.Schedule;
import org.nape.reminder.plan.FullPlan;
import org.nape.reminder.upcoming.Entry;

/** What is written is what another library reads, and keeps to what calendar programs want. */
class CalendarFeedTest {
    private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");
    private static final Duration MONTH = Duration.ofDays(31);
    private static final UUID REMINDER = UUID.fromString("0199e1a2-0000-7000-8000-000000000001");

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
    void everyOccurrenceIsReadAsItIsPlannedAcrossTheNextChangeOfTheClock(String id) throws IOException {
        var zone = ZoneId.of(id);
        var start = Optional.ofNullable(zone.getRules().nextTransition(NOW))
                .map(ZoneOffsetTransition::getInstant)
                .map(change -> change.minus(Duration.ofDays(5)))
                .orElse(NOW);
        var planned = planned(start, zone);

        var text = new CalendarFeed(planned, zone, start, start.plus(MONTH)).text("All");

        var read = ReadCalendar.of(text);
        assertThat(read.events()).hasSizeGreaterThan(300).isEqualTo(events(planned));
        assertThat(read.faults()).isEmpty();
        leaveForLint(id, text, planned);
    }

    /** For lint/calendars, which reads it with a third library. */
    private static void leaveForLint(String id, String text, List<Entry> planned) throws IOException {
        var directory = Files.createDirectories(Path.of("target", "calendars"));
        var name = id.replace('/', '-');
        Files.writeString(directory.resolve(name + ".ics"), text);
        Files.write(
                directory.resolve(name + ".txt"),
                events(planned).stream()
                        .map(event -> event.uid() + " " + event.start() + " " + event.end())
                        .toList());
    }

    @Test
    void atEveryChangeOfEveryClockEachMomentIsReadAsItIsWritten() {
        var changes = Transitions.all().stream().collect(Collectors.groupingBy(Transitions.Transition::zone));

        changes.forEach((zone, all) -> {
            var around = all.stream()
                    .flatMap(change -> LongStream.rangeClosed(-3, 3)
                            .mapToObj(half -> change.at().plus(Duration.ofMinutes(30 * half))))
                    .map(due -> entry("Water", due, zone, Duration.ofMinutes(20)))
                    .toList();
            var from = all.getFirst().at().minus(Duration.ofDays(7));
            var to = all.getLast().at().plus(MONTH);

            var read = ReadCalendar.of(new CalendarFeed(around, zone, from, to).text("All"));

            assertThat(read.events()).describedAs(zone.getId()).isEqualTo(events(around));
        });
        assertThat(changes).hasSizeGreaterThan(70);
    }

    @Test
    void aCalendarOfNothingIsStillACalendar() {
        var text = new CalendarFeed(List.of(), ZoneId.of("Europe/Berlin"), NOW, NOW.plus(MONTH)).text("All");

        assertThat(ReadCalendar.of(text).events()).isEmpty();
        assertThat(ReadCalendar.of(text).faults()).isEmpty();
        assertThat(text)
                .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Nape//")
                .contains("BEGIN:VTIMEZONE");
    }

    @Test
    void programsFindWhatTheyLookFor() {
        var read = ReadCalendar.of(text("Water"));

        var event = read.events().getFirst();
        assertThat(event.uid()).isEqualTo(REMINDER + "/2026-11-23T06:00:00Z");
        assertThat(Duration.between(event.start(), event.end())).isEqualTo(Duration.ofMinutes(1));
        assertThat(ReadCalendar.unfolded(text("Water")).lines())
                .contains(
                        "METHOD:PUBLISH",
                        "X-WR-CALNAME:Reminders",
                        "X-WR-TIMEZONE:Europe/Berlin",
                        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
                        "X-PUBLISHED-TTL:PT1H",
                        "DTSTART;TZID=Europe/Berlin:20261123T070000",
                        "DTEND;TZID=Europe/Berlin:20261123T070100",
                        "DTSTAMP:20261101T000000Z",
                        "SUMMARY:Water",
                        "TRANSP:TRANSPARENT",
                        "CLASS:PRIVATE",
                        "SEQUENCE:0",
                        "ACTION:DISPLAY",
                        "TRIGGER;RELATED=START:PT0S")
                .doesNotContain("LAST-MODIFIED")
                .noneMatch(line -> line.startsWith("RRULE"));
    }

    @Test
    void whatWasPutOffIsTheSameEventElsewhere() {
        var move = new Entry.Move(NOW, 2, NOW.plusSeconds(1_900));
        var entry = entry("Water", NOW.plusSeconds(3_600), ZoneId.of("UTC"), Duration.ZERO, Optional.of(move));

        var lines =
                ReadCalendar.unfolded(new CalendarFeed(List.of(entry), entry.zone(), NOW, NOW.plus(MONTH)).text("All"));

        assertThat(lines.lines())
                .contains(
                        "UID:" + REMINDER + "/" + NOW,
                        "DTSTART:20261123T070000Z",
                        "SEQUENCE:2",
                        "LAST-MODIFIED:20261123T063140Z",
                        "DTSTAMP:20261123T063140Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Water",
                "Wasser trinken; dann, wenn möglich, ein Stück gehen und tief durchatmen \\ äöüß – jeden Tag um diese Zeit",
                "👩🏽‍⚕️💧👩🏽‍⚕️💧👩🏽‍⚕️💧👩🏽‍⚕️💧👩🏽‍⚕️💧👩🏽‍⚕️💧👩🏽‍⚕️💧👩🏽‍⚕️💧 水を飲む水を飲む水を飲む水を飲む水を飲む水を飲む",
                "END:VEVENT BEGIN:VEVENT \"quoted\" : ; ,"
            })
    void noLineIsTooLongAndNoTitleBreaksOut(String title) {
        var text = text(title);

        assertThat(text).endsWith("END:VCALENDAR\r\n").doesNotContain("\r\n\r\n");
        assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n", "\ufffd");
        assertThat(text.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isBetween(1, 75));
        assertThat(ReadCalendar.of(text).events())
                .singleElement()
                .satisfies(event -> assertThat(event.title()).isEqualTo(title));
    }

    private static String text(String title) {
        var zone = ZoneId.of("Europe/Berlin");
        return new CalendarFeed(List.of(entry(title, NOW, zone, Duration.ZERO)), zone, NOW, NOW.plus(MONTH))
                .text("All");
    }

    private static List<ReadCalendar.Event> events(List<Entry> planned) {
        return planned.stream()
                .map(entry -> new ReadCalendar.Event(
                        entry.reminderId() + "/" + entry.dueAt(),
                        entry.title(),
                        entry.dueAt(),
                        entry.dueAt().plus(entry.duration().isZero() ? Duration.ofMinutes(1) : entry.duration())))
                .toList();
    }

    /** A month of a full plan and of reminders by day and night. */
    private static List<Entry> planned(Instant start, ZoneId zone) {
        var settings = new Settings(
                Optional.of(zone),
                Optional.empty(),
                Optional.empty(),
                new QuietHours(LocalTime.of(5, 0), LocalTime.of(5, 10)),
                WorkingHours.ANY,
                false,
                1);
        var day = settings.day(zone);
        var own = Stream.of("FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=15,45", "FREQ=WEEKLY;BYDAY=SU;BYHOUR=0,2")
                .map(rrule -> new Reminder(
                        Optional.empty(),
                        Optional.empty(),
                        "Water",
                        true,
                        new Schedule(
                                rrule, LocalDateTime.ofInstant(start, zone), zone, start.plus(MONTH), Manner.REPEATING),
                        Duration.ofMinutes(40)));
        var kept = Stream.concat(FullPlan.reminders(start, day).stream(), own)
                .map(reminder -> kept(reminder, new Occurrences(reminder.schedule(), day).nextAfter(start)))
                .toList();
        var planned = new ArrayList<Entry>();
        new Forecast(kept, settings, new Bundling(Duration.ofMinutes(10)), Optional.empty(), start)
                .from(start)
                .forEachRemaining(due -> planned.add(new Entry(
                        due.reminderId(),
                        due.dueAt(),
                        due.expiresAt(),
                        due.title(),
                        Optional.ofNullable(due.contentSlug()),
                        Optional.ofNullable(due.checkIn()),
                        Duration.ofSeconds(due.durationSeconds()),
                        zone,
                        Optional.empty(),
                        Entry.State.PLANNED,
                        start,
                        Optional.empty())));
        return planned;
    }

    private static KeptReminder kept(Reminder reminder, Optional<Instant> next) {
        return KeptReminders.fresh(UUID.randomUUID(), reminder, next, NOW);
    }

    private static Entry entry(String title, Instant due, ZoneId zone, Duration duration) {
        return entry(title, due, zone, duration, Optional.empty());
    }

    private static Entry entry(String title, Instant due, ZoneId zone, Duration duration, Optional<Entry.Move> move) {
        return new Entry(
                REMINDER,
                due,
                due.plusSeconds(900),
                title,
                Optional.empty(),
                Optional.empty(),
                duration,
                zone,
                Optional.empty(),
                Entry.State.PLANNED,
                LocalDateTime.of(2026, 11, 1, 0, 0).toInstant(ZoneOffset.UTC),
                move);
    }
}
