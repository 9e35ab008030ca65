package org.nape.triage.redflag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nape.events.RedFlagAcknowledged;
import org.nape.testbed.Testbed;
import org.nape.testbed.Tokens;
import org.nape.testbed.Topics;
import org.nape.triage.Contract;
import org.nape.triage.Person;
import org.nape.triage.Symptoms;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
class RedFlagActResourceTest {
    private static final String PATH = "/api/v1/red-flags/";
    private static final Map<String, String> ADA = Map.of("by", "Night desk, Ada", "note", "On the phone.\nThey walk.");

    @Inject
    DataSource database;

    private final Person person = Person.someone();
    private final String desk = Tokens.subscriber();
    private final String clinician = Tokens.clinician();

    @Test
    void whoTakesItIsKeptAndTold() throws Exception {
        var id = raised();
        var before = Instant.now().minusMillis(1);

        var answer = acknowledge(desk, id, ADA);

        answer.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("status", equalTo("acknowledged"))
                .body("acknowledgedBy", equalTo("Night desk, Ada"))
                .body("note", equalTo("On the phone.\nThey walk."))
                .body("escalateAt", nullValue())
                .body("closedAt", nullValue());
        assertThat(Instant.parse(answer.path("acknowledgedAt"))).isBetween(before, Instant.now());
        var told = told();
        assertThat(told).hasSize(1);
        assertThat(Contract.faults(told.getFirst())).isEmpty();
        assertThat(told.getFirst().id()).hasValue(id + "/acknowledged");
        assertThat(new ObjectMapper().readTree(told.getFirst().value()))
                .isEqualTo(new ObjectMapper().readTree("""
                        {"redFlagId": "%s", "reportId": "%s", "personId": "%s", "level": "EMERGENCY",
                         "concerns": ["meningitis"], "acknowledgedAt": "%s", "acknowledgedBy": "Night desk, Ada"}
                        """.formatted(
                                id, answer.path("reportId"), person.id(), answer.path("acknowledgedAt"))));
    }

    @Test
    void theSameWhoAgainGetsTheSameAnswerAndTellsNobody() {
        var id = raised();
        var first = acknowledge(desk, id, ADA);

        var again = acknowledge(desk, id, ADA);
        var otherNote = acknowledge(desk, id, Map.of("by", "Night desk, Ada", "note", "Something else"));

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(otherNote.asString()).isEqualTo(first.asString());
        assertThat(told()).hasSize(1);
    }

    @Test
    void anotherWhoLearnsWhoWasFirst() {
        var id = raised();
        var first = acknowledge(desk, id, ADA);

        for (var other : List.of(acknowledge(clinician, id, ADA), acknowledge(desk, id, Map.of("by", "Ben")))) {
            other.then()
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("type", equalTo("/problems/red-flag-taken"))
                    .body("acknowledgedBy", equalTo("Night desk, Ada"))
                    .body("acknowledgedAt", equalTo(first.path("acknowledgedAt")));
        }
        assertThat(told()).hasSize(1);
    }

    @Test
    void ofSixteenAtOnceOneHasIt() throws Exception {
        var id = raised();
        var attempts = IntStream.range(0, 16)
                .<Callable<Response>>mapToObj(i -> {
                    var token = Tokens.subscriber();
                    return () -> acknowledge(token, id, Map.of("by", "desk " + i));
                })
                .toList();

        try (var threads = Executors.newFixedThreadPool(16)) {
            var statuses = threads.invokeAll(attempts).stream()
                    .map(answer -> answer.resultNow().statusCode())
                    .toList();

            assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
            assertThat(statuses).filteredOn(status -> status == 409).hasSize(15);
        }
        assertThat(told()).hasSize(1);
    }

    @Test
    void whoGivesNoNameIsCalledAsTheTokenNamesThem() {
        var withoutBody = raised();
        var withoutName = raised();

        var first = Person.as(desk).post(PATH + withoutBody + "/acknowledgement");
        var second = acknowledge(desk, withoutName, Map.of());

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(first.<String>path("acknowledgedBy")).hasSize(36).isEqualTo(second.path("acknowledgedBy"));
    }

    @Test
    void namesAreTrimmedAndMayBeOfAnyScript() {
        var answer = acknowledge(
                desk, raised(), Map.of("by", "  \u00c5sa \u05d0\u05d1 \ud83d\udc69\u200d\u2695\ufe0f ", "note", " "));

        answer.then()
                .statusCode(200)
                .body("acknowledgedBy", equalTo("\u00c5sa \u05d0\u05d1 \ud83d\udc69\u200d\u2695\ufe0f"))
                .body("$", not(hasKey("note")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"by\": \"\"}",
                "{\"by\": \"  \"}",
                "{\"by\": \"\\u200b\"}",
                "{\"by\": \"a\\u0000b\"}",
                "{\"by\": \"a\\nb\"}",
                "{\"by\": \"\\ud800\"}",
                "{\"by\": 7}",
                "{\"note\": \"a\\u0000b\"}",
                "{\"note\": \"\\udc00\"}",
                "{\"who\": \"Ada\"}",
                "{\"note\": [\"a\"]}"
            })
    void aTextThatIsNoneIsRefused(String body) {
        var id = raised();

        for (var act : List.of("/acknowledgement", "/closure")) {
            var answer = Person.as(desk).body(body).post(PATH + id + act);

            answer.then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("errors.pointer", contains("/" + body.split("\"")[1]));
        }
        assertThat(Person.as(desk).get(PATH + id).<String>path("status")).isEqualTo("raised");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "3", "{\"by\": \"a\", \"by\": \"b\"}", "{} {}", "{"})
    void aBodyOfAnotherShapeIsRefused(String body) {
        var answer = Person.as(desk).body(body).post(PATH + raised() + "/acknowledgement");

        answer.then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void aTextMayBeLongButNotTooLong() {
        var id = raised();

        var nameTooLong = acknowledge(desk, id, Map.of("by", "a".repeat(101)));
        var noteTooLong = acknowledge(desk, id, Map.of("note", "a".repeat(2001)));
        var justRight = acknowledge(desk, id, Map.of("by", "a".repeat(100), "note", "a".repeat(2000)));

        nameTooLong.then().statusCode(400).body("errors.pointer", contains("/by"));
        noteTooLong.then().statusCode(400).body("errors.pointer", contains("/note"));
        justRight.then().statusCode(200).body("note", equalTo("a".repeat(2000)));
    }

    @Test
    void notesAreForThoseWhoAct() {
        var id = raised();
        acknowledge(desk, id, ADA);

        Person.as(desk).get(PATH + id).then().body("note", equalTo(ADA.get("note")));
        Person.as(clinician).get(PATH + id).then().body("note", equalTo(ADA.get("note")));
        Person.as(Tokens.subscriber())
                .get(PATH + id)
                .then()
                .body("acknowledgedBy", equalTo("Night desk, Ada"))
                .body("$", not(hasKey("note")));
        assertThat(person.asks().get("/api/v1/reports").asString()).doesNotContain("On the phone");
        assertThat(told().getFirst().value()).doesNotContain("On the phone");
    }

    @Test
    void whoTookItMayCloseIt() {
        var id = raised();
        acknowledge(desk, id, ADA);

        var closed = close(desk, id, Map.of("note", "Taken to hospital."));
        var again = close(desk, id, Map.of("note", "Something else"));

        closed.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("status", equalTo("closed"))
                .body("closedBy", equalTo("Night desk, Ada"))
                .body("closedAt", not(nullValue()))
                .body("note", equalTo(ADA.get("note")))
                .body("closingNote", equalTo("Taken to hospital."));
        assertThat(again.asString()).isEqualTo(closed.asString());
    }

    @Test
    void aClinicianMayCloseWhatAnotherTookAndNoOtherSubscriberMay() {
        var id = raised();
        acknowledge(desk, id, ADA);

        var stranger = close(Tokens.subscriber(), id, Map.of());
        var closed = close(clinician, id, Map.of("by", "Dr. Brandt", "note", "Only a spasm."));
        var strangerAgain = close(Tokens.subscriber(), id, Map.of());

        stranger.then().statusCode(403).body("type", equalTo("/problems/forbidden"));
        closed.then().statusCode(200).body("closedBy", equalTo("Dr. Brandt"));
        strangerAgain.then().statusCode(403);
        Person.as(desk)
                .get(PATH + id)
                .then()
                .body("closedBy", equalTo("Dr. Brandt"))
                .body("note", equalTo(ADA.get("note")))
                .body("$", not(hasKey("closingNote")));
    }

    @Test
    void whatNobodyTookCannotBeClosed() {
        var id = raised();

        for (var token : List.of(desk, clinician)) {
            close(token, id, Map.of())
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/red-flag-not-acknowledged"));
        }
    }

    @Test
    void whatIsClosedCannotBeTaken() {
        var id = raised();
        acknowledge(desk, id, ADA);
        close(desk, id, Map.of());

        for (var token : List.of(desk, clinician)) {
            acknowledge(token, id, ADA).then().statusCode(409).body("type", equalTo("/problems/red-flag-closed"));
        }
        assertThat(told()).hasSize(1);
    }

    private String raised() {
        return person.reports(Symptoms.ofMeningitis())
                .then()
                .statusCode(201)
                .extract()
                .path("redFlag.redFlagId");
    }

    private static Response acknowledge(String token, String id, Map<String, String> words) {
        return Person.as(token).body(words).post(PATH + id + "/acknowledgement");
    }

    private static Response close(String token, String id, Map<String, String> words) {
        return Person.as(token).body(words).post(PATH + id + "/closure");
    }

    /** What Kafka was told of this person, once nothing more is owed. */
    private List<Topics.Read> told() {
        var rows = new RedFlagRows(database);
        await().atMost(Duration.ofSeconds(30)).until(() -> rows.countOwed(person.id()) == 0);
        return Testbed.topics().records(RedFlagAcknowledged.TOPIC).stream()
                .filter(record -> person.id().toString().equals(record.key()))
                .toList();
    }
}
