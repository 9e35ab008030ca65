package org.nape.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A red flag that nobody takes is escalated, once, whatever dies; one that somebody has taken never is. */
class EscalationIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int ABANDONED = 200;
    private static final int TAKEN = 20;
    private static final int PEOPLE = 4;

    private final Platform platform = RunningPlatform.get();
    private final Api api = RunningPlatform.api();
    private Replicas replicas;
    private final List<Api.Person> people = new ArrayList<>();

    /** Few, because one address may make no more than some in a minute. */
    @BeforeEach
    void somePeople() throws Exception {
        for (var i = 0; i < PEOPLE; i++) {
            people.add(api.newPerson());
        }
    }

    /** Beside the platform's own, which makes three. */
    @BeforeEach
    void twoMoreReplicas() throws Exception {
        var settings = Map.of("NAPE_RED_FLAG_ESCALATE_AFTER_EMERGENCY", "8s");
        replicas = Replicas.ofTwo("triage-service", _ -> settings, PATIENCE);
    }

    @AfterEach
    void noMoreReplicas() throws Exception {
        replicas.stop();
    }

    @Test
    void ofThreeReplicasOneEscalatesEachRedFlagThoughOneIsKilled() throws Exception {
        var first = apiOf(replicas.first());
        var last = apiOf(replicas.last());
        var clinician = api.tokenOfClient("clinician");
        // The first of all are slow, and would not be taken in time on a busy machine.
        taken(first, people.getFirst(), clinician);
        taken(last, people.getFirst(), clinician);
        var taken = each(TAKEN, (person, i) -> taken(i % 2 == 0 ? first : last, person, clinician));
        var abandoned = each(ABANDONED, (person, i) -> raised(i % 2 == 0 ? first : last, person));

        try (var pager = RunningPlatform.subscriber("red-flag-escalated")) {
            await().atMost(PATIENCE).until(() -> !escalations(pager, abandoned).isEmpty());
            replicas.last().kill();

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(escalations(pager, abandoned))
                            .extracting(EscalationIT::flagOf)
                            .containsAll(abandoned));

            // The relay that was killed may have sent what the next one sends again: the very same event.
            assertThat(escalations(pager, abandoned).stream().distinct()).hasSize(ABANDONED);
            assertThat(escalations(pager, taken)).isEmpty();
        }
        for (var flag : taken) {
            var kept = first.get("/api/v1/red-flags/" + flag, clinician).body();
            assertThat(kept.path("status").asText()).isEqualTo("acknowledged");
            assertThat(kept.path("escalatedAt").isNull()).isTrue();
        }
        assertThat(RunningPlatform.log().stream()
                        .filter(line -> line.contains("red flag escalated"))
                        .map(line -> line.split("redFlagId=")[1].split(" ")[0]))
                .doesNotHaveDuplicates();
    }

    private Api apiOf(ServiceProcess replica) {
        var gateway = platform.address();
        return new Api(new Address(replica.address(), gateway.kafka(), gateway.data()));
    }

    /** One thing that a person does; so many of them are done by several people at once. */
    private interface Doing {
        String as(Api.Person person, int number) throws Exception;
    }

    private List<String> each(int count, Doing doing) throws Exception {
        var done = new ArrayList<String>();
        try (var clients = Executors.newFixedThreadPool(PEOPLE)) {
            var tasks = IntStream.range(0, count)
                    .<Callable<String>>mapToObj(i -> () -> doing.as(people.get(i % PEOPLE), i))
                    .toList();
            for (var task : clients.invokeAll(tasks)) {
                done.add(task.get());
            }
        }
        assertThat(done).hasSize(count).doesNotHaveDuplicates();
        return done;
    }

    /** The id of the red flag of a new report. */
    private static String raised(Api door, Api.Person person) throws Exception {
        var report = door.report(person, Examples.answersOf(Examples.MENINGITIS), "Europe/Berlin");
        assertThat(report.status()).isEqualTo(201);
        return report.body().path("redFlag").path("redFlagId").asText();
    }

    /** The id of the red flag of a new report, which somebody takes at once. */
    private static String taken(Api door, Api.Person person, String token) throws Exception {
        var flag = raised(door, person);
        var answer = door.post("/api/v1/red-flags/" + flag + "/acknowledgement", token, Map.of("by", "Night desk"));
        assertThat(answer.status()).isEqualTo(200);
        return flag;
    }

    private static List<JsonNode> escalations(Subscriber pager, List<String> flags) {
        return pager.received().stream()
                .map(Subscriber.Received::data)
                .filter(event -> flags.contains(flagOf(event)))
                .toList();
    }

    private static String flagOf(JsonNode event) {
        return event.path("redFlagId").asText();
    }
}
