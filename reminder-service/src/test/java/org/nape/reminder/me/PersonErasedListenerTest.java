package org.nape.reminder.me;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.nape.events.Event;
import org.nape.events.PersonErased;
import org.nape.events.SymptomReported;
import org.nape.reminder.Deliveries;
import org.nape.reminder.Events;
import org.nape.reminder.Examples;
import org.nape.reminder.Person;
import org.nape.testbed.Dump;
import org.nape.testbed.Testbed;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
class PersonErasedListenerTest {
    private static final String ME = "/api/v1/me";
    private static final LocalDate TOMORROW = LocalDate.now(ZoneOffset.UTC).plusDays(1);

    @Inject
    Deliveries deliveries;

    @Inject
    DataSource database;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final Person person = Person.someone();

    @Test
    void everythingThatIsKeptIsTakenOut() {
        var calm = plan(person, now.minusSeconds(60));
        deliveries.deliver(calm);
        person.asks().header("Idempotency-Key", "my key").body(own()).post("/api/v1/reminders");
        deliveries.deliver(plan(person, now));

        person.asks()
                .get(ME)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("plans", hasSize(2))
                .body("plans[0].reportId", equalTo(calm.reportId().toString()))
                .body("plans[0].stopReason", equalTo("A newer report has taken its place."))
                .body("plans[1].stopReason", equalTo(null))
                .body("reminders.title", hasItems("Drink a glass of water", "Ice for 20 minutes, wrapped in a cloth."))
                .body("reminders.find { it.planId == null }.idempotencyKey", equalTo("my key"))
                .body("reminders.find { it.planId == null }.startsAtLocal", equalTo(TOMORROW + "T09:00"))
                .body("settings[0].reportedZone", equalTo("Europe/Berlin"))
                .body("occurrences", hasSize(0))
                .body("standing[0].newestReportAt", equalTo(now.toString()))
                .body("eventsToSend", hasSize(0));
    }

    @Test
    void whoIsErasedIsNowhereButAmongTheErased() {
        var other = Person.someone();
        Stream.of(person, other).forEach(each -> {
            deliveries.deliver(plan(each, now));
            each.makes(own()).then().statusCode(201);
        });

        deliveries.deliver(new PersonErased(person.id(), now));

        assertThat(tablesWith(person)).containsExactly("erased_person");
        assertThat(tablesWith(other)).containsExactly("person", "plan", "reminder", "settings");
        person.plan().then().statusCode(404);
        person.reminders().then().body("items", hasSize(0));
        person.asks().get(ME).then().statusCode(410).body("type", equalTo("/problems/person-erased"));
    }

    @Test
    void whatBecameOfTheirOccurrencesGoesWithThem() throws SQLException {
        person.makes(own()).then().statusCode(201);
        change("""
                insert into occurrence (reminder_id, due_at, expires_at, state)
                select id, now() - interval '1 day', now(), 'sent' from reminder where person_id = '%s'""");
        person.asks().get(ME).then().body("occurrences.state", equalTo(List.of("sent")));
        var reminder = person.reminders().<String>path("items[0].reminderId");

        deliveries.deliver(new PersonErased(person.id(), now));

        try (var connection = database.getConnection()) {
            assertThat(Dump.of(connection)).noneMatch(row -> row.text().contains(reminder));
        }
    }

    @Test
    void nothingMoreIsTakenOfWhoIsErased() {
        deliveries.deliver(new PersonErased(person.id(), now), plan(person, now), Events.redFlag(person.id(), now));

        person.makes(own()).then().statusCode(410).body("type", equalTo("/problems/person-erased"));

        assertThat(tablesWith(person)).containsExactly("erased_person");
    }

    @Test
    void whateverHappensWhileAPersonIsErasedLeavesNothing() throws InterruptedException, ExecutionException {
        for (var round = 0; round < 3; round++) {
            var someone = Person.someone();
            var made = new CountDownLatch(2);
            try (var threads = Executors.newFixedThreadPool(2)) {
                var last = threads.submit(() -> {
                    var status = 201;
                    while (status == 201 || status == 409) {
                        status = someone.makes(own()).statusCode();
                        made.countDown();
                    }
                    return status;
                });
                made.await();
                var events = List.of(
                        plan(someone, now), new PersonErased(someone.id(), now), Events.redFlag(someone.id(), now));
                events.forEach(deliveries::send);

                assertThat(last.get()).isEqualTo(410);
                deliveries.deliver(events.toArray(Event[]::new));
            }

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(tablesWith(someone)).containsExactly("erased_person"));
        }
    }

    private static SymptomReported plan(Person person, Instant at) {
        return Events.reported(person.id(), Examples.of("ex01"), at, "Europe/Berlin");
    }

    private static Map<String, Object> own() {
        return Map.of(
                "title", "Drink a glass of water",
                "rrule", "FREQ=DAILY;COUNT=7",
                "start", TOMORROW + "T09:00",
                "timeZone", "UTC",
                "duration", "PT20M");
    }

    private void change(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql.formatted(person.id()));
        }
    }

    private List<String> tablesWith(Person someone) {
        try (var connection = database.getConnection()) {
            return Dump.of(connection).stream()
                    .filter(row -> row.text().contains(someone.id().toString()))
                    .map(Dump.Row::table)
                    .distinct()
                    .toList();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
