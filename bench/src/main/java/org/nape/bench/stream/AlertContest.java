package org.nape.bench.stream;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.nape.bench.Contest;
import org.nape.bench.Count;
import org.nape.bench.Effort;
import org.nape.bench.Figure;
import org.nape.bench.Latencies;
import org.nape.bench.MeasuredPlatform;
import org.nape.local.Api;
import org.nape.local.RedFlagStream;

/** From the answer to a report until a subscriber of server-sent events has its red flag. */
public final class AlertContest implements Contest {
    private static final int REPORTS_PER_SECOND = 100;
    private static final int RED_FLAG_EVERY = 4;
    /** Reports a second: JVMs that are cold cannot take all at once, and take minutes to get warm. */
    private static final List<Integer> WARM_UPS = Stream.concat(
                    Stream.of(10, 30, 50, 70), Collections.nCopies(16, REPORTS_PER_SECOND).stream())
            .toList();

    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
    private static final Duration QUICK = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration MOST = Duration.ofMillis(100);

    @Override
    public String name() {
        return "alert";
    }

    @Override
    public String question() {
        return "report answered until its red flag is at a subscriber, through the gateway, at " + REPORTS_PER_SECOND
                + " reports a second of which one in " + RED_FLAG_EVERY + " is one";
    }

    @Override
    public List<Figure> run(Effort effort) throws IOException, InterruptedException {
        try (var platform = MeasuredPlatform.start(Map.of())) {
            var api = new Api(platform.address());
            var reporters = new Reporters(api);
            try (var stream = api.redFlags(api.tokenOfClient("subscriber"), "")) {
                for (var perSecond : WARM_UPS) {
                    reporters.report(perSecond, RED_FLAG_EVERY, WARM_UP);
                }
                reporters.report(REPORTS_PER_SECOND, RED_FLAG_EVERY, effort.isQuick() ? QUICK : LONG_ENOUGH);
                var answered = reporters.redFlags();
                var told = told(stream, answered);
                var waits = answered.keySet().stream()
                        .map(id -> wait(answered.get(id), told.get(id)))
                        .toList();
                return List.of(
                        new Count("reports answered", reporters.answers().size(), asked(reporters)),
                        new Latencies("report asked until answered", reporters.answers(), Optional.empty()),
                        new Latencies("answered until told", waits, Optional.of(MOST)));
            }
        }
    }

    private static int asked(Reporters reporters) {
        return reporters.answers().size() + reporters.refused();
    }

    /** Told before the caller had the answer is told at once. */
    private static Duration wait(Instant answered, Instant told) {
        return told.isBefore(answered) ? Duration.ZERO : Duration.between(answered, told);
    }

    private static Map<String, Instant> told(RedFlagStream stream, Map<String, Instant> answered)
            throws InterruptedException {
        var until = Instant.now().plus(PATIENCE);
        var told = arrivals(stream);
        while (!told.keySet().containsAll(answered.keySet())) {
            if (Instant.now().isAfter(until)) {
                throw new IllegalStateException("not every red flag was told within " + PATIENCE);
            }
            TimeUnit.MILLISECONDS.sleep(50);
            told = arrivals(stream);
        }
        return told;
    }

    private static Map<String, Instant> arrivals(RedFlagStream stream) {
        var told = new HashMap<String, Instant>();
        stream.received()
                .forEach(each -> told.putIfAbsent(each.event().path("id").asText(), each.at()));
        return told;
    }
}
