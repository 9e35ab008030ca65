package org.nape.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An accepted report is never lost, whatever dies next, and takes its effect once. */
class OutageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Platform platform = RunningPlatform.get();
    private final Api api = RunningPlatform.api();

    @Test
    void aReportAnsweredBeforeTriageIsKilledIsToldAfterItsRestart() throws Exception {
        var person = api.newPerson();
        platform.kafka().stop(); // so that the relay cannot have carried it when triage is killed
        var report = reported(person);
        platform.service("triage-service").kill();

        platform.kafka().start();
        platform.service("triage-service").start();
        platform.service("triage-service").awaitReady(PATIENCE);

        await().atMost(PATIENCE).untilAsserted(() -> {
            var plan = api.get("/api/v1/plan", person.token());
            assertThat(plan.status()).isEqualTo(200);
            assertThat(plan.body().path("reportId").asText()).isEqualTo(report);
        });
        try (var subscriber = RunningPlatform.subscriber("symptom-reported")) {
            subscriber.await(
                    "symptom-reported",
                    event -> report.equals(event.path("reportId").asText()),
                    PATIENCE);
        }
    }

    @Test
    void withoutItsDatabaseTriageSaysTryAgainAndRecoversByItself() throws Exception {
        var person = api.newPerson();
        platform.postgres().stop();

        var refused = api.report(person, Examples.answersOf(Examples.DESK_WORKER), "Europe/Berlin");

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        platform.postgres().start();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                api.report(person, Examples.answersOf(Examples.DESK_WORKER), "Europe/Berlin")
                                        .status())
                        .isEqualTo(201));
    }

    private String reported(Api.Person person) throws Exception {
        var answer = api.report(person, Examples.answersOf(Examples.DESK_WORKER), "Europe/Berlin");
        assertThat(answer.status()).isEqualTo(201);
        return answer.body().path("reportId").asText();
    }
}
