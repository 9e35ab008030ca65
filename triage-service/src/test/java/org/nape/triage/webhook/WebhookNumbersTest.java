package org.nape.triage.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nape.testbed.Testbed;
import org.nape.triage.Person;
import org.nape.triage.Symptoms;

/** Who is called hears the same number as who reads Kafka, and of no number less. */
@QuarkusTest
@QuarkusTestResource(Testbed.class)
@QuarkusTestResource(WebhookSettings.class)
class WebhookNumbersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    DataSource database;

    private final Subscriber subscriber = Subscriber.someone();
    private final Person person = Person.someone();
    private final Hook hook = Hook.open();
    private WebhookClock clock;
    private Subscriber.Made webhook;

    @BeforeEach
    void aWebhook() {
        clock = new WebhookClock(database);
        clock.nobodyElseIsWaitedFor();
        webhook = subscriber.subscribes(hook);
    }

    @AfterEach
    void nothingIsLeft() {
        subscriber.leaves();
        hook.close();
    }

    @Test
    void theNumberIsThatOfKafkaAndOfTheList() throws Exception {
        var raised = raised();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(hook.calls(raised)).hasSize(1));

        var sequence = body(hook.calls(raised).getFirst()).path("sequence").asText();
        assertThat(sequence).matches("[0-9]{12}");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(kafka(raised)).hasValue(sequence));
        assertThat(subscriber.deliveriesOf(webhook))
                .singleElement()
                .satisfies(delivery ->
                        assertThat(delivery).containsEntry("eventId", raised).containsEntry("sequence", sequence));
    }

    @Test
    void nobodyIsCalledBeforeTheNumberIsThere() throws Exception {
        String raised;
        try (var numbering = database.getConnection()) {
            numbering.setAutoCommit(false);
            numbering.createStatement().execute("select pg_advisory_xact_lock(hashtext('nape.event_number'))");
            raised = raised();

            await().during(Duration.ofMillis(500))
                    .untilAsserted(() -> assertThat(hook.calls()).isEmpty());
            assertThat(subscriber.deliveriesOf(webhook))
                    .singleElement()
                    .satisfies(delivery ->
                            assertThat(delivery).containsEntry("tries", 0).containsEntry("sequence", null));
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(hook.calls(raised)).hasSize(1));
        assertThat(body(hook.calls(raised).getFirst()).path("sequence").asText())
                .isNotEmpty();
    }

    @Test
    void withoutKafkaTheyAreNumberedAndCalledAllTheSame() {
        Testbed.servers().kafka().stop();
        try {
            var raised = raised();

            await().atMost(Duration.ofSeconds(3))
                    .untilAsserted(() -> assertThat(hook.calls(raised)).hasSize(1));
            assertThat(hook.calls(raised).getFirst().body()).contains("\"sequence\":\"");
        } finally {
            Testbed.servers().kafka().start();
        }
    }

    @Test
    void whatATestSaysHasNoNumber() throws Exception {
        subscriber.tests(webhook).then().statusCode(202);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(hook.calls(webhook.id())).hasSize(1));
        assertThat(body(hook.calls(webhook.id()).getFirst()).has("sequence")).isFalse();
    }

    /** A number that never comes would look like a red flag that was lost. */
    @Test
    void whoWasErasedBeforeTheCallLeavesNothingButTheNumber() throws Exception {
        clock.hold(webhook);
        var raised = raised();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(kafka(raised)).isPresent());

        person.asks().delete("/api/v1/me").then().statusCode(202);
        clock.release(webhook);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(hook.calls()).hasSize(1));
        var call = hook.calls().getFirst();
        var body = body(call);
        assertThat(call.id()).isEqualTo(raised);
        assertThat(call.isSignedWith(webhook.secret())).isTrue();
        assertThat(body.path("type").asText()).isEqualTo("red-flag-withdrawn");
        assertThat(body.path("data").toString()).isEqualTo("{\"type\":\"red-flag-raised\"}");
        assertThat(body.path("sequence").asText()).isEqualTo(kafka(raised).orElseThrow());
        assertThat(call.body()).doesNotContain(person.id().toString());
    }

    private String raised() {
        return person.reports(Symptoms.ofMeningitis())
                .then()
                .statusCode(201)
                .extract()
                .path("redFlag.redFlagId");
    }

    private static JsonNode body(Hook.Call call) throws JsonProcessingException {
        return new ObjectMapper().readTree(call.body());
    }

    private static Optional<String> kafka(String event) {
        return Testbed.topics().records("red-flag-raised").stream()
                .filter(record -> record.id().filter(event::equals).isPresent())
                .map(record -> record.headers().get("ce_sequence"))
                .findFirst();
    }
}
