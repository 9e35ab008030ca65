package org.nape.triage.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nape.testbed.Testbed;
import org.nape.triage.Person;
import org.nape.triage.Symptoms;

/** An operator sees that somebody is not reached, and not who. */
@QuarkusTest
@QuarkusTestResource(Testbed.class)
@QuarkusTestResource(WebhookSettings.class)
class WebhookGaugesTest {
    private final Subscriber subscriber = Subscriber.someone();
    private final Person person = Person.someone();

    @AfterEach
    void nothingIsLeft() {
        subscriber.leaves();
    }

    @Test
    void whatWaitsAndWhoFailsIsCounted() {
        var webhook = Subscriber.Made.of(subscriber.makes(Map.of("url", "http://127.0.0.1:9/a-secret-path")));
        var before = figure("nape_webhooks_failing");

        person.reports(Symptoms.ofMeningitis()).then().statusCode(201);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(figure("nape_webhooks_failing")).isEqualTo(before + 1);
            assertThat(figure("nape_webhooks_deliveries_pending")).isPositive();
            assertThat(figure("nape_webhooks_deliveries_oldest_pending_seconds"))
                    .isPositive();
            assertThat(figure("nape_outbox_owed")).isZero();
        });
        assertThat(metrics())
                .contains("nape_webhooks_disabled", "nape_outbox_oldest_owed_seconds", "jvm_memory_used_bytes")
                .doesNotContain(webhook.id(), person.id().toString(), "127.0.0.1", "a-secret-path", "/api/");
    }

    private static double figure(String name) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static String metrics() {
        return given().get("/q/metrics").then().statusCode(200).extract().asString();
    }
}
