package org.nape.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Many at once: every report is answered, kept and told, once. */
class LoadIT {
    private static final int REPORTS = 1_000;
    private static final int CLIENTS = 16;

    private final Api api = RunningPlatform.api();

    @Test
    void aThousandReportsAtOnceAreEachAnsweredKeptAndToldOnce() throws Exception {
        var linesBefore = RunningPlatform.log().size();
        var people = new ArrayList<Api.Person>();
        for (var i = 0; i < 10; i++) {
            people.add(api.newPerson());
        }
        var answers = new ArrayList<Future<Api.Answer>>();

        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (var i = 0; i < REPORTS; i++) {
                var person = people.get(i % people.size());
                answers.add(clients.submit(
                        () -> api.report(person, Examples.answersOf(Examples.DESK_WORKER), "Europe/Berlin")));
            }
        }

        var reports = new HashSet<String>();
        for (var answer : answers) {
            assertThat(answer.get().status()).isEqualTo(201);
            reports.add(answer.get().body().path("reportId").asText());
        }
        assertThat(reports).hasSize(REPORTS);
        assertThat(kept(people)).containsExactlyInAnyOrderElementsOf(reports);
        assertThat(told(reports)).hasSize(REPORTS).containsExactlyInAnyOrderElementsOf(reports);
        for (var person : people) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> api.get("/api/v1/plan", person.token()).status() == 200);
        }
        assertThat(RunningPlatform.log().stream().skip(linesBefore))
                .noneMatch(line -> line.contains(" ERROR ") || line.contains(" WARN "));
    }

    @Test
    void whoFollowsStandsBehindWhoDecides() throws Exception {
        var deciding = Math.max(niceness("gateway"), niceness("triage-service"));

        assertThat(niceness("content-service")).isGreaterThan(deciding);
        assertThat(niceness("reminder-service")).isGreaterThan(deciding);
    }

    private static int niceness(String service) throws Exception {
        var pid = Long.toString(RunningPlatform.get().service(service).pid());
        var asked = new ProcessBuilder("ps", "-o", "ni=", "-p", pid).start();
        return Integer.parseInt(new String(asked.getInputStream().readAllBytes(), UTF_8).strip());
    }

    private List<String> kept(List<Api.Person> people) throws Exception {
        var kept = new ArrayList<String>();
        for (var person : people) {
            var cursor = "";
            do {
                var page = api.get("/api/v1/reports?limit=100" + cursor, person.token())
                        .body();
                page.path("items")
                        .forEach(item -> kept.add(item.path("reportId").asText()));
                cursor = page.path("nextCursor").isTextual()
                        ? "&cursor=" + page.path("nextCursor").asText()
                        : "";
            } while (!cursor.isEmpty());
        }
        return kept;
    }

    private static List<String> told(HashSet<String> reports) throws Exception {
        try (var subscriber = RunningPlatform.subscriber("symptom-reported")) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(subscriber.received())
                            .extracting(Subscriber.Received::id)
                            .containsAll(reports));
            return subscriber.received().stream()
                    .map(Subscriber.Received::id)
                    .filter(reports::contains)
                    .toList();
        }
    }
}
