package org.nape.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** The person never waits for Kafka, and nothing that was answered meanwhile is lost. */
class KafkaOutageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Platform platform = RunningPlatform.get();
    private final Api api = RunningPlatform.api();

    @Test
    void reportsAreAnsweredWhileKafkaIsAwayAndToldWhenItIsBack() throws Exception {
        var person = api.newPerson();
        var reports = new ArrayList<String>();
        platform.kafka().stop();

        var end = Instant.now().plusSeconds(30);
        await().pollInterval(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    reports.add(reported(person));
                    return Instant.now().isAfter(end);
                });
        platform.kafka().start();

        assertThat(reports).hasSizeGreaterThan(30);
        try (var subscriber = RunningPlatform.subscriber("symptom-reported")) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(subscriber.received())
                            .extracting(Subscriber.Received::id)
                            .containsAll(reports));
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(api.get("/api/v1/plan", person.token())
                                .body()
                                .path("reportId")
                                .asText())
                        .isEqualTo(reports.getLast()));
    }

    private String reported(Api.Person person) throws Exception {
        var answer = api.report(person, Examples.answersOf(Examples.DESK_WORKER), "Europe/Berlin");
        assertThat(answer.status()).isEqualTo(201);
        return answer.body().path("reportId").asText();
    }
}
