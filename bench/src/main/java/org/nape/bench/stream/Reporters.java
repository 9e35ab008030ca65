package org.nape.bench.stream;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.nape.local.Api;
import org.nape.local.Examples;

/** People who report at a steady rate, whether or not they are answered in time; some of the reports are red flags. */
final class Reporters {
    /** At a hundred reports a second each of them reports every 24 s, which is often enough for anyone. */
    private static final int PEOPLE = 2_400;

    private final Api api;
    private final List<Api.Person> people = new ArrayList<>();
    private final List<Map<String, Object>> ordinary = Examples.answersOfLevels("SELF_CARE", "ROUTINE");
    private final List<Map<String, Object>> redFlags = Examples.answersOfLevels("EMERGENCY", "URGENT");
    private final Map<String, Instant> answered = new ConcurrentHashMap<>();
    private final List<Duration> answers = new ArrayList<>();
    private int refused;

    Reporters(Api api) throws IOException, InterruptedException {
        this.api = api;
        for (var i = 0; i < PEOPLE; i++) {
            people.add(api.newPerson());
        }
    }

    /** The red flags that were raised in the last load, and when the report of each was answered. */
    Map<String, Instant> redFlags() {
        return Map.copyOf(answered);
    }

    /** How many reports of the last load were refused, or not answered in time. */
    int refused() {
        return refused;
    }

    /** How long each report of the last load took. */
    List<Duration> answers() {
        return List.copyOf(answers);
    }

    /** Every so manieth report is a red flag; what they say are the reviewed examples, in turn. */
    void report(int perSecond, int redFlagEvery, Duration duration) throws InterruptedException {
        answered.clear();
        answers.clear();
        refused = 0;
        var count = Math.toIntExact(duration.toMillis() * perSecond / 1000);
        var begun = System.nanoTime();
        var reports = new ArrayList<Future<Optional<Duration>>>(count);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < count; i++) {
                TimeUnit.NANOSECONDS.sleep(begun + i * 1_000_000_000L / perSecond - System.nanoTime());
                var person = people.get(i % PEOPLE);
                var cases = i % redFlagEvery == 0 ? redFlags : ordinary;
                var answers = cases.get(i / redFlagEvery % cases.size());
                reports.add(threads.submit(() -> report(person, answers)));
            }
        }
        for (var report : reports) {
            done(report).ifPresentOrElse(answers::add, () -> refused++);
        }
    }

    /** How long it took; empty if it was refused, or not answered in time. */
    private Optional<Duration> report(Api.Person person, Map<String, Object> answers)
            throws IOException, InterruptedException {
        var asked = System.nanoTime();
        Api.Answer answer;
        try {
            answer = api.report(person, answers, "Europe/Berlin");
        } catch (HttpTimeoutException e) {
            return Optional.empty();
        }
        var took = Duration.ofNanos(System.nanoTime() - asked);
        var now = Instant.now();
        if (answer.status() != 201) {
            return Optional.empty();
        }
        var redFlag = answer.body().path("redFlag").path("redFlagId").asText();
        if (!redFlag.isEmpty()) {
            answered.put(redFlag, now);
        }
        return Optional.of(took);
    }

    private static Optional<Duration> done(Future<Optional<Duration>> report) throws InterruptedException {
        try {
            return report.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
