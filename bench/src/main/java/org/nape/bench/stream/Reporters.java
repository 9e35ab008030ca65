package org.nape.bench.stream;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.nape.local.Api;
import org.nape.local.Examples;

/** People who report at a steady rate, whether or not they are answered in time; some of the reports are red flags. */
final class Reporters {
    private static final int PEOPLE = 100;

    private final Api api;
    private final List<Api.Person> people = new ArrayList<>();
    private final Map<String, Object> plain = Examples.answersOf(Examples.DESK_WORKER);
    private final Map<String, Object> emergency = Examples.answersOf(Examples.MENINGITIS);
    private final Map<String, Instant> answered = new ConcurrentHashMap<>();
    private final List<Duration> answers = new ArrayList<>();

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

    /** How long each report of the last load took. */
    List<Duration> answers() {
        return List.copyOf(answers);
    }

    /** Every so manieth report is a red flag. */
    void report(int perSecond, int redFlagEvery, Duration duration) throws InterruptedException {
        answered.clear();
        answers.clear();
        var count = Math.toIntExact(duration.toMillis() * perSecond / 1000);
        var begun = System.nanoTime();
        var reports = new ArrayList<Future<Duration>>(count);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < count; i++) {
                TimeUnit.NANOSECONDS.sleep(begun + i * 1_000_000_000L / perSecond - System.nanoTime());
                var person = people.get(i % PEOPLE);
                var isRedFlag = i % redFlagEvery == 0;
                reports.add(threads.submit(() -> report(person, isRedFlag)));
            }
        }
        for (var report : reports) {
            answers.add(done(report));
        }
    }

    private Duration report(Api.Person person, boolean isRedFlag) throws IOException, InterruptedException {
        var asked = System.nanoTime();
        var answer = api.report(person, isRedFlag ? emergency : plain, "Europe/Berlin");
        var took = Duration.ofNanos(System.nanoTime() - asked);
        var now = Instant.now();
        if (answer.status() != 201) {
            throw new IOException("a report was answered with " + answer.status());
        }
        if (isRedFlag) {
            answered.put(answer.body().path("redFlag").path("redFlagId").asText(), now);
        }
        return took;
    }

    private static Duration done(Future<Duration> report) throws InterruptedException {
        try {
            return report.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
