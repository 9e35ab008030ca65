package org.nape.reminder.due;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nape.events.ReminderDue;
import org.nape.messaging.EventSender;
import org.nape.reminder.Deliveries;
import org.nape.reminder.Events;
import org.nape.reminder.Person;
import org.nape.testbed.Testbed;
import org.nape.testbed.Topics;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
class ReminderTickerTest {
    private final ZoneId zone = whereItIsNoon();

    @Inject
    Reminders reminders;

    @Inject
    DueReminders dueReminders;

    @Inject
    EventSender kafka;

    @Inject
    Bundling bundling;

    @Inject
    ReminderConfig config;

    @Inject
    DataSource database;

    @Inject
    Deliveries deliveries;

    @Test
    void aReminderFallsDueAsAnEvent() throws Exception {
        var person = Person.someone();
        // The first request of all is slow, and would not be the last moment before the due time.
        makesShortBreak(Person.someone(), inSeconds(3600));
        var due = inSeconds(2);
        var id = person.makes(Map.of(
                        "contentSlug",
                        "screen-breaks",
                        "title",
                        "Time for your short break",
                        "rrule",
                        "FREQ=DAILY;COUNT=2",
                        "start",
                        LocalDateTime.ofInstant(due, zone).toString(),
                        "timeZone",
                        zone.getId(),
                        "durationSeconds",
                        120))
                .<String>path("reminderId");

        var record = Testbed.topics()
                .awaitRecords(ReminderDue.TOPIC, read -> person.id().toString().equals(read.key()))
                .getFirst();

        assertThat(record.headers())
                .containsEntry("ce_id", id + "/" + due)
                .containsEntry("ce_type", "reminder-due")
                .containsEntry("ce_source", "reminder-service");
        assertThat(new ObjectMapper().readTree(record.bytes())).isEqualTo(new ObjectMapper().readTree("""
                        {"reminderId": "%s", "dueAt": "%s", "personId": "%s", "contentSlug": "screen-breaks",
                         "title": "Time for your short break", "durationSeconds": 120, "expiresAt": "%s",
                         "checkIn": null, "bundledAt": "%s"}
                        """.formatted(
                                id, due, person.id(), due.plus(Duration.ofMinutes(15)), due)));
        assertThat(Instant.parse(record.headers().get("ce_time"))).isBetween(due, due.plusSeconds(2));
        await().untilAsserted(() -> assertThat(nextDueAt(person)).contains(due.plus(Duration.ofDays(1))));
    }

    @Test
    void withTwoTickersEachFallsDueOnce() throws Exception {
        var other = new ReminderTicker(dueReminders, kafka, bundling, config);
        var person = Person.someone();
        var due = inSeconds(4);
        // More than one transaction takes, so that there is work for both.
        QuarkusTransaction.requiringNew()
                .run(() -> IntStream.range(0, 2_500).forEach(_ -> add(person.id(), "FREQ=DAILY;COUNT=3", due, due)));

        other.start(new StartupEvent());
        await().atMost(Duration.ofSeconds(20)).until(() -> countDue(person.id()) == 0);
        other.stop(new ShutdownEvent());

        assertThat(recordsOf(person)).hasSize(2_500).extracting(Topics.Read::id).doesNotHaveDuplicates();
    }

    @Test
    void whatIsTooLateIsNotSentButCounted() {
        var person = Person.someone();
        var anHourAgo = inSeconds(0).minus(Duration.ofHours(1));

        QuarkusTransaction.requiringNew().run(() -> add(person.id(), "FREQ=DAILY;COUNT=3", anHourAgo, anHourAgo));

        await().untilAsserted(() -> assertThat(nextDueAt(person)).contains(anHourAgo.plus(Duration.ofDays(1))));
        assertThat(recordsOf(person)).isEmpty();
    }

    @Test
    void whatIsLateButInTimeIsSentAsOfWhenItWasDue() {
        var person = Person.someone();
        var fiveMinutesAgo = inSeconds(0).minus(Duration.ofMinutes(5));

        QuarkusTransaction.requiringNew()
                .run(() -> add(person.id(), "FREQ=DAILY;COUNT=1", fiveMinutesAgo, fiveMinutesAgo));

        await().untilAsserted(() -> assertThat(recordsOf(person))
                .singleElement()
                .satisfies(record -> assertThat(record.id()).get().asString().endsWith("/" + fiveMinutesAgo)));
        await().untilAsserted(() -> assertThat(nextDueAt(person)).isEmpty());
    }

    @Test
    void aSafetyPromptIsSentEvenAnHourLate() {
        var person = Person.someone();
        var anHourAgo = inSeconds(0).minus(Duration.ofHours(1));
        var schedule = new Schedule(
                "FREQ=DAILY;COUNT=1",
                LocalDateTime.ofInstant(anHourAgo, zone),
                zone,
                anHourAgo.plus(Duration.ofDays(28)),
                Manner.SAFETY_PROMPT);
        var prompt =
                new Reminder(Optional.of("ci_day1"), Optional.empty(), "Any new sign?", false, schedule, Duration.ZERO);

        QuarkusTransaction.requiringNew()
                .run(() -> reminders.addOwn(person.id(), prompt, anHourAgo, Instant.now(), Optional.empty()));

        await().untilAsserted(() -> assertThat(recordsOf(person))
                .singleElement()
                .satisfies(record -> assertThat(record.id()).get().asString().endsWith("/" + anHourAgo)));
        await().untilAsserted(() -> assertThat(nextDueAt(person)).isEmpty());
    }

    @Test
    void afterARedFlagNothingIsSent() {
        var person = Person.someone();
        var due = inSeconds(3);
        QuarkusTransaction.requiringNew().run(() -> add(person.id(), "FREQ=DAILY;COUNT=3", due, due));
        var marker = Person.someone();
        QuarkusTransaction.requiringNew().run(() -> add(marker.id(), "FREQ=DAILY;COUNT=3", due, due));

        deliveries.deliver(Events.redFlag(person.id(), Instant.now()));

        Testbed.topics()
                .awaitRecords(ReminderDue.TOPIC, read -> marker.id().toString().equals(read.key()));
        assertThat(recordsOf(person)).isEmpty();
    }

    /** Thousands are on their way to Kafka; it waits for none of them. */
    @Test
    void aRedFlagStopsAtOnceAlsoWhatIsJustBeingSent() {
        var person = Person.someone();
        var others = Person.someone();
        // Neither the first red flag of this process nor its first reminders: it is not a start that is timed.
        deliveries.deliver(Events.redFlag(Person.someone().id(), Instant.now()));
        var due = inSeconds(6);
        QuarkusTransaction.requiringNew()
                .run(() -> IntStream.range(0, 6_000).forEach(i -> {
                    var whose = i >= 3_000 && i % 60 == 0 ? person : others;
                    add(whose.id(), "FREQ=DAILY;COUNT=3", due, due.plusMillis(i));
                }));
        await().until(() -> Instant.now().isAfter(due.plusMillis(3_300)));
        var raised = Instant.now();

        deliveries.deliver(Events.redFlag(person.id(), raised));

        assertThat(Duration.between(raised, Instant.now())).isLessThan(Duration.ofSeconds(1));
        var told = recordsOf(person).size();
        await().until(() -> recordsOf(others).size() == 5_950);
        assertThat(recordsOf(person)).hasSize(told).hasSizeLessThan(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FREQ=DAILY;COUNT=3", "FREQ=DAILY;COUNT=1"})
    void whatFallsDueShortlyAfterAnotherIsShownAsOneWithItAlsoWhenThatHasEnded(String rule) throws Exception {
        var person = Person.someone();
        var first = inSeconds(1);
        QuarkusTransaction.requiringNew().run(() -> {
            add(person.id(), rule, first, first);
            add(person.id(), "FREQ=DAILY;COUNT=3", first.plusSeconds(3), first.plusSeconds(3));
        });

        await().untilAsserted(() -> assertThat(recordsOf(person)).hasSize(2));

        for (var record : recordsOf(person)) {
            assertThat(new ObjectMapper()
                            .readTree(record.bytes())
                            .path("bundledAt")
                            .asText())
                    .isEqualTo(first.toString());
        }
    }

    @Test
    void theHistoryKeepsWhatWasSentAndWhatWasMissed() throws SQLException {
        var person = Person.someone();
        var twoHoursAgo = inSeconds(-300).minus(Duration.ofHours(2));

        var reminder = QuarkusTransaction.requiringNew()
                .call(() -> add(person.id(), "FREQ=HOURLY;COUNT=30", twoHoursAgo, twoHoursAgo));

        await().untilAsserted(() -> assertThat(recordsOf(person)).hasSize(1));
        await().untilAsserted(() -> assertThat(states(reminder.id())).containsExactly("missed", "missed", "sent"));
    }

    @Test
    void whileKafkaIsAwayReminderWaitsAndIsSentOnceItIsBack() {
        var person = Person.someone();
        var due = inSeconds(1);
        var broker = Testbed.servers().kafka();

        broker.stop();
        try {
            QuarkusTransaction.requiringNew().run(() -> add(person.id(), "FREQ=DAILY;COUNT=3", due, due));
            await().pollDelay(Duration.ofSeconds(3))
                    .untilAsserted(() -> assertThat(nextDueAt(person)).contains(due));
        } finally {
            broker.start();
        }

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(nextDueAt(person)).contains(due.plus(Duration.ofDays(1))));
        assertThat(recordsOf(person))
                .extracting(Topics.Read::id)
                .containsOnly(recordsOf(person).getFirst().id());
    }

    @Test
    void whatFellDueWhileTheDatabaseWasAwayIsSentOnceItIsBack() {
        var person = Person.someone();
        var due = inSeconds(2);
        var postgres = Testbed.servers().postgres();
        QuarkusTransaction.requiringNew().run(() -> add(person.id(), "FREQ=DAILY;COUNT=3", due, due));

        postgres.stop();
        try {
            await().until(() -> Instant.now().isAfter(due.plusSeconds(1)));
        } finally {
            postgres.start();
        }

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(recordsOf(person)).hasSize(1));
    }

    private String makesShortBreak(Person person, Instant start) {
        return person.makes(Map.of(
                        "contentSlug",
                        "screen-breaks",
                        "title",
                        "Time for your short break",
                        "rrule",
                        "FREQ=DAILY;COUNT=2",
                        "start",
                        LocalDateTime.ofInstant(start, zone).toString(),
                        "timeZone",
                        zone.getId(),
                        "durationSeconds",
                        120))
                .path("reminderId");
    }

    private KeptReminder add(UUID person, String rrule, Instant start, Instant firstDueAt) {
        var schedule = new Schedule(
                rrule, LocalDateTime.ofInstant(start, zone), zone, start.plus(Duration.ofDays(28)), Manner.REPEATING);
        var reminder = new Reminder(Optional.empty(), Optional.empty(), "Drink", true, schedule, Duration.ofMinutes(1));
        return reminders.addOwn(person, reminder, firstDueAt, Instant.now(), Optional.empty());
    }

    private static List<Topics.Read> recordsOf(Person person) {
        return Testbed.topics().records(ReminderDue.TOPIC).stream()
                .filter(read -> person.id().toString().equals(read.key()))
                .toList();
    }

    private static Optional<Instant> nextDueAt(Person person) {
        var next = person.reminders().<List<String>>path("items.nextDueAt");
        return next.stream().map(Instant::parse).findFirst();
    }

    private long countDue(UUID person) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select count(*) from reminder where person_id = ? and next_due_at < now() + interval '1 hour'")) {
            statement.setObject(1, person);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private List<String> states(UUID reminder) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select array_agg(state order by due_at) from occurrence where reminder_id = ?")) {
            statement.setObject(1, reminder);
            try (var row = statement.executeQuery()) {
                row.next();
                var states = row.getArray(1);
                return states == null ? List.of() : List.of((String[]) states.getArray());
            }
        }
    }

    private static Instant inSeconds(int seconds) {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(seconds + 1L);
    }

    /** So that no test ever runs in the quiet hours. */
    private static ZoneId whereItIsNoon() {
        var hour = Instant.now().atOffset(ZoneOffset.UTC).getHour();
        var ahead = 13 - hour;
        return ZoneId.of(ahead == 0 ? "Etc/GMT" : "Etc/GMT" + (ahead > 0 ? "-" + ahead : "+" + -ahead));
    }
}
