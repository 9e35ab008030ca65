package org.nape.triage.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nape.events.RedFlagRaised;
import org.nape.testbed.Testbed;
import org.nape.triage.Person;
import org.nape.triage.Symptoms;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
class OutageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Person person = Person.someone();

    @AfterEach
    void everythingIsBack() {
        Testbed.servers().postgres().start();
        Testbed.servers().kafka().start();
        await().atMost(PATIENCE)
                .untilAsserted(() -> person.asks().get("/api/v1/reports").then().statusCode(200));
    }

    @Test
    void withoutKafkaReportsAreAnsweredAndToldLater() {
        Testbed.servers().kafka().kill();

        person.reports(Symptoms.ofMeningitis()).then().statusCode(201).body("level", equalTo("EMERGENCY"));
        Testbed.servers().kafka().start();

        var redFlags = Testbed.topics()
                .awaitRecords(
                        RedFlagRaised.TOPIC, record -> person.id().toString().equals(record.key()));
        assertThat(redFlags.stream().map(record -> record.id().orElseThrow()).distinct())
                .hasSize(1);
    }

    @Test
    void withoutTheDatabaseTheCallerIsToldToTryAgain() {
        Testbed.servers().postgres().kill();

        var refused = person.reports(Symptoms.ofMeningitis(), "tried again");
        given().get("/q/health/ready").then().statusCode(503);
        Testbed.servers().postgres().start();
        await().atMost(PATIENCE)
                .untilAsserted(() -> person.reports(Symptoms.ofMeningitis(), "tried again")
                        .then()
                        .statusCode(201));

        refused.then().statusCode(503).contentType("application/problem+json").header("Retry-After", "2");
        person.asks().get("/api/v1/reports").then().body("items", hasSize(1));
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }
}
