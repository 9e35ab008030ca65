package org.nape.gateway.stream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nape.gateway.Behind;
import org.nape.gateway.Caller;
import org.nape.testbed.Testbed;

/** A person hears of themselves, and of nobody else. */
@QuarkusTest
@QuarkusTestResource(Testbed.class)
@QuarkusTestResource(Behind.class)
class MyEventsTest {
    private Caller.Person person;

    @BeforeAll
    static void makeTheTopics() {
        RedFlags.makeTheTopics();
    }

    @BeforeEach
    void someone() {
        person = Caller.newPerson();
    }

    @Test
    void allThatHappensToAPersonIsToldToThem() {
        var other = Caller.newPerson();
        try (var reader = Reader.ofMine(person.token(), "");
                var others = Reader.ofMine(other.token(), "")) {
            var due = remind(person, Duration.ofMinutes(10));
            var raised = RedFlags.raise("URGENT", person.id());
            var stopped = stopPlan(person);
            var escalated = RedFlags.escalate(raised);
            var acknowledged = RedFlags.acknowledge(raised);
            var ofOther = remind(other, Duration.ofMinutes(10));

            await().untilAsserted(() -> assertThat(reader.ids())
                    .containsExactlyInAnyOrder(due, raised.id(), stopped, escalated, acknowledged));
            await().untilAsserted(() -> assertThat(others.ids()).containsExactly(ofOther));
            var heard = reader.events().stream()
                    .filter(event -> event.event().equals("reminder-due"))
                    .findFirst()
                    .orElseThrow();
            assertThat(heard.data().path("type").textValue()).isEqualTo("reminder-due");
            assertThat(heard.data().at("/data/title").textValue()).isEqualTo("Time for your short break");
            assertThat(heard.id()).matches("0:\\d+,.*,p0:\\d+,.*,r2:\\d+");
        }
    }

    @Test
    void whoWasAwayHearsWhatIsNotTooLate() {
        String lastId;
        try (var reader = Reader.ofMine(person.token(), "")) {
            lastId = reader.lastId();
        }
        remind(person, Duration.ofSeconds(-1));
        var inTime = remind(person, Duration.ofMinutes(10));
        remind(Caller.newPerson(), Duration.ofMinutes(10));
        var stopped = stopPlan(person);

        try (var reader = resuming(lastId)) {
            await().untilAsserted(() -> assertThat(reader.ids()).containsExactlyInAnyOrder(inTime, stopped));
            var live = remind(person, Duration.ofMinutes(10));

            await().untilAsserted(() -> assertThat(reader.ids()).containsExactlyInAnyOrder(inTime, stopped, live));
        }
    }

    /** Or each who comes back would read again what was told to everybody. */
    @Test
    void theIdMovesOnWithTheEventsOfOthers() {
        try (var reader = Reader.ofMine(person.token(), "")) {
            var before = reader.lastId();

            remind(Caller.newPerson(), Duration.ofMinutes(10));

            await().untilAsserted(() -> assertThat(reader.lastId()).isNotEqualTo(before));
            assertThat(reader.events()).isEmpty();
        }
    }

    @Test
    void whereTooMuchLiesBetweenAGapIsToldAndWhatIsRecentFollows() {
        var busy = Caller.newPerson();
        String lastId;
        try (var reader = Reader.ofMine(person.token(), "")) {
            lastId = reader.lastId();
        }
        remind(person, Duration.ofMinutes(10));
        // Of one person: all in one partition, which only matters to how many are needed.
        IntStream.range(0, 150).forEach(_ -> remind(busy, Duration.ofMinutes(10)));
        var recent = stopPlan(person);

        try (var reader = Reader.open(Reader.MINE, busy.token(), "", Map.of("Last-Event-ID", lastId))) {
            await().until(() -> !reader.events().isEmpty());
            assertThat(reader.events().getFirst().event()).isEqualTo("gap");
            await().untilAsserted(() -> assertThat(reader.ids()).hasSize(101));
        }
        try (var reader = resuming(lastId)) {
            await().until(() -> reader.ids().contains(recent));
            assertThat(reader.events().getFirst().event()).isEqualTo("gap");
        }
    }

    @Test
    void typesCanBeChosenAndAMomentToBeginAt() {
        var since = Instant.now().minusMillis(1);
        remind(person, Duration.ofMinutes(10));
        var stopped = stopPlan(person);

        try (var reader = Reader.ofMine(person.token(), "?type=plan-stopped&since=" + since)) {
            await().untilAsserted(() -> assertThat(reader.ids()).containsExactly(stopped));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "?level=URGENT, level",
        "?concern=fracture, concern",
        "?type=symptom-reported, type",
        "?personId=1, personId",
        "?since=soon, since",
        "?lastEventId=x0:1, Last-Event-ID"
    })
    void whatCannotBeMeantIsRefused(String query, String pointer) {
        given().auth()
                .oauth2(person.token())
                .get(Reader.MINE + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void nobodyElseHasEventsOfTheirOwn() {
        given().get(Reader.MINE).then().statusCode(401);
        for (var role : List.of("clinician", "subscriber", "operator")) {
            given().auth().oauth2(Caller.token(role)).get(Reader.MINE).then().statusCode(403);
        }
    }

    @Test
    void whoHasTooManyStreamsIsToldSoAndMayOpenAnotherWhenOneIsClosed() {
        var readers = IntStream.range(0, 20)
                .mapToObj(_ -> Reader.ofMine(person.token(), ""))
                .toList();

        given().auth()
                .oauth2(person.token())
                .get(Reader.MINE)
                .then()
                .statusCode(429)
                .header("Retry-After", "10")
                .body("type", equalTo("/problems/too-many-streams"));
        try (var other = Reader.ofMine(Caller.person(), "")) {
            assertThat(other.hasEnded()).isFalse();
        }
        readers.getFirst().close();
        await().untilAsserted(() -> {
            try (var again = Reader.open(Reader.MINE, person.token(), "", Map.of())) {
                await().atMost(Duration.ofSeconds(1))
                        .until(() -> !again.lastId().isEmpty());
            }
        });
        readers.forEach(Reader::close);
    }

    private Reader resuming(String lastId) {
        return Reader.open(Reader.MINE, person.token(), "", Map.of("Last-Event-ID", lastId));
    }

    /** As the reminder service tells it; returns the event's id. */
    private static String remind(Caller.Person someone, Duration untilTooLate) {
        var now = Instant.now();
        var id = UUID.randomUUID() + "/" + now;
        Testbed.topics().send("reminder-due", someone.id().toString(), id, """
                {"reminderId": "%s", "dueAt": "%s", "personId": "%s", "contentSlug": null,
                 "title": "Time for your short break", "durationSeconds": 0, "expiresAt": "%s"}""".formatted(
                        id.substring(0, 36), now, someone.id(), now.plus(untilTooLate)));
        return id;
    }

    /** As the reminder service tells it; returns the event's id. */
    private static String stopPlan(Caller.Person someone) {
        var id = UUID.randomUUID().toString();
        Testbed.topics().send("plan-stopped", someone.id().toString(), id, """
                {"planId": "%s", "personId": "%s", "reportId": "%s", "stoppedAt": "%s", "because": "red-flag"}""".formatted(
                        id, someone.id(), UUID.randomUUID(), Instant.now()));
        return id;
    }
}
