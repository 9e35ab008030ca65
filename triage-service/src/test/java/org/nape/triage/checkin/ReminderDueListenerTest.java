package org.nape.triage.checkin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.nape.events.ReminderDue;
import org.nape.messaging.EventJson;
import org.nape.testbed.Testbed;
import org.nape.triage.Person;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
class ReminderDueListenerTest {
    private final Person person = Person.someone();

    @Inject
    DataSource database;

    @Test
    void theSameEventTwiceIsOneCheckIn() {
        var asked = Asked.now(person, "ci_day1");

        Asked.send(asked.event("ci_day1"));
        Asked.now(person, "ci_day3");

        person.asks().get("/api/v1/check-ins").then().body("items.kind", contains("ci_day3", "ci_day1"));
    }

    @Test
    void askedOnceMoreItIsStillTheSameCheckInAndStaysAnswered() {
        var asked = Asked.now(person, "ci_day1");
        asked.answered(Asked.calm("ci_day1")).then().statusCode(201);

        Asked.send(new Asked(person, asked.id(), Instant.now()).event("ci_day1"));
        Asked.now(person, "ci_day3");

        person.asks()
                .get("/api/v1/check-ins")
                .then()
                .body("items", hasSize(2))
                .body("items[1].status", equalTo("answered"));
    }

    @Test
    void otherRemindersAreNotEvenRemembered() throws SQLException {
        var other = new Asked(person, UUID.randomUUID(), Instant.now()).event(null);

        Asked.send(other);
        Asked.now(person, "ci_day1");

        person.asks().get("/api/v1/check-ins").then().body("items", hasSize(1));
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select from inbox where event_id = ?")) {
            statement.setString(1, other.id());
            assertThat(statement.executeQuery().next()).isFalse();
        }
    }

    @Test
    void anEventOfBeforeThereWereCheckInsIsRead() {
        var old = new Asked(person, UUID.randomUUID(), Instant.now()).event(null);

        Testbed.topics()
                .send(
                        ReminderDue.TOPIC,
                        person.id().toString(),
                        old.id(),
                        EventJson.write(old).replace(",\"checkIn\":null", ""));
        Asked.now(person, "ci_day1");

        assertThat(deadLetters()).isZero();
    }

    @Test
    void whatCannotBeACheckInBecomesADeadLetterAndStopsNobody() {
        var key = person.id().toString();
        var topics = Testbed.topics();
        var unknown = new Asked(person, UUID.randomUUID(), Instant.now()).event("ci_day99");

        Asked.send(unknown);
        topics.send(ReminderDue.TOPIC, key, "unread-" + key, "[]");
        topics.send(ReminderDue.TOPIC, key, Map.of("ce_id", "x", "ce_type", "other"), new byte[] {1});
        Asked.now(person, "ci_day1");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(deadLetters()).isEqualTo(3));
        person.asks().get("/api/v1/check-ins").then().body("items.kind", contains("ci_day1"));
    }

    private long deadLetters() {
        return Testbed.topics().deadLetters(ReminderDue.TOPIC).stream()
                .filter(letter -> person.id().toString().equals(letter.key()))
                .count();
    }
}
