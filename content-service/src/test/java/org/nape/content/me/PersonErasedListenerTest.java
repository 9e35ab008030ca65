package org.nape.content.me;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.nape.events.ContentMadeWorse;
import org.nape.events.Event;
import org.nape.events.PersonErased;
import org.nape.events.RedFlagRaised;
import org.nape.events.SymptomReported;
import org.nape.messaging.EventJson;
import org.nape.testbed.Dump;
import org.nape.testbed.Testbed;
import org.nape.testbed.Tokens;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
class PersonErasedListenerTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    DataSource database;

    private final UUID person = UUID.randomUUID();

    @Test
    void everythingThatIsKeptIsTakenOut() {
        var report = reported(person);
        var flag = redFlag(person);
        var worse = madeWorse(person);
        send(report, flag, worse);
        awaitTaken(report, flag, worse);

        everythingOf(person)
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("advice", hasSize(1))
                .body("advice[0].reportId", equalTo(report.reportId().toString()))
                .body("advice[0].reportedAt", equalTo("2026-03-02T09:00:00Z"))
                .body("advice[0].shown", equalTo(List.of("urgent-card", "when-to-see-a-doctor", "meningitis-warning")))
                .body("redFlags", hasSize(1))
                .body("redFlags[0].redFlagId", equalTo(flag.redFlagId().toString()))
                .body("madeWorse.contentSlug", equalTo(List.of("ice-pack")))
                .body("madeWorse[0].saidAt", equalTo("2026-03-02T09:00:00Z"))
                .body("eventsToSend", hasSize(0));
    }

    @Test
    void whoIsErasedIsNowhereButAmongTheErased() {
        var other = UUID.randomUUID();
        var before = List.<Event>of(
                reported(person),
                redFlag(person),
                madeWorse(person),
                reported(other),
                redFlag(other),
                madeWorse(other));
        before.forEach(this::send);
        awaitTaken(before.toArray(Event[]::new));

        send(new PersonErased(person, NINE));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(tablesWith(person)).containsExactly("erased_person"));
        assertThat(tablesWith(other)).containsExactly("advice", "made_worse", "red_flag");
        everythingOf(person).statusCode(410).body("type", equalTo("/problems/person-erased"));
    }

    @Test
    void inWhateverOrderTheEventsComeNothingIsLeft() {
        var persons = Stream.generate(UUID::randomUUID).limit(6).toList();
        for (var i = 0; i < persons.size(); i++) {
            var told = i == 0 ? madeWorse(persons.get(i)) : redFlag(persons.get(i));
            var events = List.of(reported(persons.get(i)), told, new PersonErased(persons.get(i), NINE));
            send(events.get(i / 2));
            send(events.get((i / 2 + 1 + i % 2) % 3));
            send(events.get((i / 2 + 2 - i % 2) % 3));
            awaitTaken(events.toArray(Event[]::new));
        }

        assertThat(persons).allSatisfy(each -> assertThat(tablesWith(each)).containsExactly("erased_person"));
        assertThat(Testbed.topics().deadLetters(PersonErased.TOPIC)).isEmpty();
    }

    @Test
    void anErasureThatIsHeardOfTwiceIsOne() {
        var erased = new PersonErased(person, NINE);
        var last = new PersonErased(UUID.randomUUID(), NINE);

        send(erased, erased);
        Testbed.topics().send(erased.topic(), person.toString(), "again", EventJson.write(erased));
        send(last);

        awaitTaken(erased, last);
        assertThat(rowsWith(person))
                .singleElement()
                .satisfies(row -> assertThat(row.table()).isEqualTo("erased_person"));
        assertThat(Testbed.topics().deadLetters(PersonErased.TOPIC)).isEmpty();
    }

    @Test
    void onlyAPersonCanTakeAnythingOut() {
        given().get("/api/v1/me").then().statusCode(401);
        given().auth().oauth2(Tokens.clinician()).get("/api/v1/me").then().statusCode(403);
    }

    private static SymptomReported reported(UUID person) {
        return new SymptomReported(
                UUID.randomUUID(), person, NINE, "1.0", "incomplete", null, null, List.of(), Map.of(), null);
    }

    private static RedFlagRaised redFlag(UUID person) {
        return new RedFlagRaised(
                UUID.randomUUID(),
                UUID.randomUUID(),
                person,
                "EMERGENCY",
                List.of("meningitis"),
                List.of("e_meningitis_signs"),
                NINE.minusSeconds(60));
    }

    private static ContentMadeWorse madeWorse(UUID person) {
        return new ContentMadeWorse(person, "ice-pack", UUID.randomUUID(), NINE, NINE);
    }

    private void send(Event... events) {
        for (var event : events) {
            Testbed.topics().send(event.topic(), event.personId().toString(), event.id(), EventJson.write(event));
        }
    }

    private static ValidatableResponse everythingOf(UUID person) {
        return given().auth().oauth2(Tokens.person(person)).get("/api/v1/me").then();
    }

    /** Dropped or not: the inbox remembers it. */
    private void awaitTaken(Event... events) {
        var ids = Stream.of(events).map(Event::id).toList();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ids)
                        .allMatch(id -> rows().stream()
                                .anyMatch(row -> row.table().equals("inbox")
                                        && row.text().contains(id))));
    }

    private List<String> tablesWith(UUID someone) {
        return rowsWith(someone).stream().map(Dump.Row::table).distinct().toList();
    }

    private List<Dump.Row> rowsWith(UUID someone) {
        return rows().stream()
                .filter(row -> row.text().contains(someone.toString()))
                .toList();
    }

    private List<Dump.Row> rows() {
        try (var connection = database.getConnection()) {
            return Dump.of(connection);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
