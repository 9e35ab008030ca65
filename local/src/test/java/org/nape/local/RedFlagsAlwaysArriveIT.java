package org.nape.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Gateway, triage, Kafka and PostgreSQL are killed while reports come in, at moments that a seed decides: whoever subscribes, in
 * whichever way, is told of the very same red flags under the same numbers, and none is missing.
 * {@code -Dnape.chaos.reports=2000 -Dnape.chaos.seed=…} make it longer, and the same once more.
 */
class RedFlagsAlwaysArriveIT {
    private static final int REPORTS = Integer.getInteger("nape.chaos.reports", 600);
    private static final int RED_FLAG_EVERY = 4;
    /** How often each is killed. */
    private static final int KILLS = Math.max(1, REPORTS / 1_000);

    private static final long SEED = Long.getLong("nape.chaos.seed", System.nanoTime());
    private static final int CALLERS = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** For all reports, on a machine that has other things to do. */
    private static final Duration LONG = Duration.ofMinutes(5);

    /** Urgent while the rest is open: nobody is told again for half an hour. */
    private static final Map<String, Object> RED_FLAG = Map.of("fever", "high");

    private static final Map<String, Object> ORDINARY = Map.of("age_years", 34);

    private final Platform platform = RunningPlatform.get();
    private final Api api = RunningPlatform.api();
    private final Map<String, String> redFlags = new ConcurrentHashMap<>();
    /** With which statuses reports were refused. */
    private final Set<Integer> refusals = ConcurrentHashMap.newKeySet();

    private final AtomicInteger answered = new AtomicInteger();

    @Test
    void whateverDiesEverySubscriberIsToldOfTheSameRedFlagsWithoutAGap() throws Exception {
        System.out.println("nape.chaos.seed=" + SEED + " nape.chaos.reports=" + REPORTS);
        try (var streamed = new StreamedRedFlags(api);
                var called = new CalledRedFlags(api);
                var kafka = new Subscriber(platform.address().kafka(), List.of("red-flag-raised"), false)) {
            reportWhileAllDie();

            assertThat(redFlags).as("seed %d", SEED).hasSize(REPORTS / RED_FLAG_EVERY);
            assertThat(refusals).as("seed %d", SEED).isSubsetOf(429, 503, 504);
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(log(kafka).entries()).as("Kafka, seed %d", SEED).hasSameSizeAs(redFlags);
                assertThat(streamed.entries()).as("stream, seed %d", SEED).hasSameSizeAs(redFlags);
                assertThat(called.entries()).as("webhook, seed %d", SEED).hasSameSizeAs(redFlags);
            });
            for (var log : List.of(log(kafka), streamed, called)) {
                assertThat(log.contradictions()).as("seed %d", SEED).isEmpty();
            }
            var told = log(kafka).entries();
            assertThat(reports(told)).as("seed %d", SEED).isEqualTo(redFlags);
            assertThat(streamed.entries()).as("seed %d", SEED).isEqualTo(told);
            assertThat(called.entries()).as("seed %d", SEED).isEqualTo(told);
            assertNoGap(told);
        }
    }

    private void reportWhileAllDie() throws Exception {
        var random = new Random(SEED);
        var people = new ArrayList<Api.Person>();
        for (var i = 0; i < CALLERS; i++) {
            people.add(api.newPerson());
        }
        try (var callers = Executors.newFixedThreadPool(CALLERS);
                var killers = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<Void>>();
            for (var victim : Killer.Victim.values()) {
                var moments = moments(random);
                running.add(killers.submit(() -> killAt(victim, moments)));
            }
            for (var i = 0; i < REPORTS; i++) {
                running.add(callers.submit(reporting(people.get(i % CALLERS), i)));
            }
            for (var each : running) {
                each.get();
            }
        }
    }

    /** After how many answered reports: somewhere in each of as many parts, and not where nothing follows any more. */
    private static int[] moments(Random random) {
        var part = REPORTS / KILLS;
        return IntStream.range(0, KILLS)
                .map(kill -> kill * part + random.nextInt(part / 10, part * 8 / 10))
                .toArray();
    }

    /** Whatever else is away just then. */
    private Void killAt(Killer.Victim victim, int[] moments) throws Exception {
        var killer = new Killer(platform);
        for (var moment : moments) {
            await().atMost(LONG).pollInterval(Duration.ofMillis(5)).until(() -> answered.get() >= moment);
            System.out.printf("%s is killed after %d reports%n", victim, answered.get());
            killer.killAndStart(victim);
        }
        return null;
    }

    private Callable<Void> reporting(Api.Person person, int number) {
        return () -> {
            var answer = await().atMost(LONG)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> tryToReport(person, number), Optional::isPresent)
                    .orElseThrow();
            answered.incrementAndGet();
            var flag = answer.path("redFlag").path("redFlagId").asText();
            if (!flag.isEmpty()) {
                redFlags.put(flag, answer.path("reportId").asText());
            }
            return null;
        };
    }

    /** Always with the same key; the answer, if there is one. */
    private Optional<JsonNode> tryToReport(Api.Person person, int number) throws InterruptedException {
        var answers = number % RED_FLAG_EVERY == 0 ? RED_FLAG : ORDINARY;
        var key = "chaos-" + SEED + "-" + number;
        try {
            var answer =
                    api.post("/api/v1/reports", person.token(), Map.of("answers", answers), "Idempotency-Key", key);
            if (answer.status() == 201) {
                return Optional.of(answer.body());
            }
            refusals.add(answer.status());
        } catch (IOException e) {
            // The gateway is away, or went while it was asked.
        }
        return Optional.empty();
    }

    private static RedFlagLog log(Subscriber kafka) {
        var log = new RedFlagLog();
        kafka.received()
                .forEach(each -> log.add(
                        each.id(), each.sequence(), each.data().path("reportId").asText()));
        return log;
    }

    private static Map<String, String> reports(Map<String, RedFlagLog.Entry> told) {
        var reports = new HashMap<String, String>();
        told.forEach((id, entry) -> reports.put(id, entry.reportId()));
        return reports;
    }

    private static void assertNoGap(Map<String, RedFlagLog.Entry> told) {
        var numbers = told.values().stream()
                .map(entry -> Long.valueOf(entry.sequence()))
                .sorted()
                .collect(Collectors.toList());
        assertThat(numbers)
                .as("seed %d", SEED)
                .isEqualTo(LongStream.rangeClosed(numbers.getFirst(), numbers.getLast())
                        .boxed()
                        .toList());
    }
}
