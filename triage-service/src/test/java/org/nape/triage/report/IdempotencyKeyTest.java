package org.nape.triage.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nape.events.RedFlagRaised;
import org.nape.events.SymptomReported;
import org.nape.testbed.Testbed;
import org.nape.triage.Person;
import org.nape.triage.Symptoms;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
class IdempotencyKeyTest {

    private final Person person = Person.someone();

    @Test
    void theSameKeyAndBodyGetTheFirstAnswerAgain() {
        var first = person.reports(Symptoms.ofPlainSpasm(), "one");

        var second = person.reports(Symptoms.ofPlainSpasm(), "one");

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    }

    @Test
    void whatMeansTheSameIsTheSameBody() {
        var first = sent("{\"answers\": {\"pain_worst\": 5, \"chills\": null}, \"country\": \"de\"}");

        var second =
                sent("{\"country\": \"DE\", \"answers\": {\"chills\": null, \"pain_worst\": 5.0}, \"timeZone\": null}");

        assertThat(second.asString()).isEqualTo(first.asString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"answers\": {\"pain_worst\": 6}}",
                "{\"answers\": {}}",
                "{\"answers\": {\"pain_worst\": 5, \"chills\": null}}",
                "{\"answers\": {\"pain_worst\": 5}, \"country\": \"DE\"}",
                "{\"answers\": {\"pain_worst\": 5}, \"timeZone\": \"Asia/Tokyo\"}"
            })
    void theSameKeyForAnotherReportIsNotAllowed(String other) {
        sent("{\"answers\": {\"pain_worst\": 5}}").then().statusCode(201);

        var answer = sent(other);

        answer.then().statusCode(422).body("type", equalTo("/problems/idempotency-key-reused"));
        person.asks().get("/api/v1/reports").then().body("items", hasSize(1));
    }

    @Test
    void anotherPersonMayUseTheSameKey() {
        var mine = person.reports(Symptoms.none(), "shared").jsonPath().getString("reportId");

        var theirs = Person.someone()
                .reports(Symptoms.ofPlainSpasm(), "shared")
                .then()
                .statusCode(201);

        theirs.body("reportId", not(mine));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "caf\u00e9", "a\tb"})
    void aKeyThatIsNoneIsRefused(String key) {
        var answer = person.reports(Symptoms.none(), key);

        answer.then().statusCode(400).body("errors[0].pointer", equalTo("Idempotency-Key"));
    }

    @Test
    void twoKeysAreNone() {
        var answer = person.asks()
                .header("Idempotency-Key", "one", "two")
                .body("{\"answers\": {}}")
                .post("/api/v1/reports");

        answer.then().statusCode(400).body("errors[0].pointer", equalTo("Idempotency-Key"));
    }

    @Test
    void manyTriesAtOnceMakeOneReport() throws InterruptedException, ExecutionException {
        Callable<Response> attempt = () -> person.reports(Symptoms.ofMeningitis(), "at once");

        try (var threads = Executors.newFixedThreadPool(32)) {
            var answers =
                    threads.invokeAll(Stream.generate(() -> attempt).limit(32).toList());

            for (var answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(201);
                assertThat(answer.get().asString())
                        .isEqualTo(answers.getFirst().get().asString());
            }
        }
        person.asks().get("/api/v1/reports").then().body("items", hasSize(1));
        for (var topic : Stream.of(SymptomReported.TOPIC, RedFlagRaised.TOPIC).toList()) {
            var key = person.id().toString();
            assertThat(Testbed.topics().awaitRecords(topic, record -> key.equals(record.key())))
                    .hasSize(1);
        }
    }

    private Response sent(String body) {
        return person.asks().header("Idempotency-Key", "sent").body(body).post("/api/v1/reports");
    }
}
