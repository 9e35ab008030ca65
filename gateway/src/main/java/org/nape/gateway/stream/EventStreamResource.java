package org.nape.gateway.stream;

import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.nape.gateway.identity.Identity;
import org.nape.web.Problem;

/** {@code GET /events/red-flags}: red flags as server-sent events, resumed where the reader was. */
@Singleton
public class EventStreamResource {
    private static final Set<String> LEVELS = Set.of("EMERGENCY", "URGENT");
    private static final Duration WHEN_FULL = Duration.ofSeconds(10);
    private static final Duration LONGEST_TIMER = Duration.ofDays(365);

    private final Followers followers;
    private final MissedEvents missed;
    private final StreamConfig config;
    private final Clock clock;
    private final AtomicInteger open = new AtomicInteger();

    EventStreamResource(Followers followers, MissedEvents missed, StreamConfig config, Clock clock) {
        this.followers = followers;
        this.missed = missed;
        this.config = config;
        this.clock = clock;
    }

    public void open(RoutingContext call, Identity caller) {
        var level = find("level", call.request().params().getAll("level"));
        if (level.isPresent() && !LEVELS.contains(level.get())) {
            throw invalid("level", "must be EMERGENCY or URGENT");
        }
        var lastSeen = findLastId(call)
                .map(id -> Positions.parse(id).orElseThrow(() -> invalid("Last-Event-ID", "is not an id of ours")));
        if (open.incrementAndGet() > config.atMost()) {
            open.decrementAndGet();
            throw Problem.unavailable(WHEN_FULL).asException();
        }
        start(call, caller, level, lastSeen);
    }

    private void start(RoutingContext call, Identity caller, Optional<String> level, Optional<Positions> lastSeen) {
        var vertx = call.vertx();
        var line = new Line(vertx.getOrCreateContext(), call.request(), config.mostBehind());
        var stream = new EventStream(line, level, lastSeen, missed, config.mostBehind());
        var heartbeat = vertx.setPeriodic(config.heartbeat().toMillis(), beat -> stream.beat());
        var tokenEnd = vertx.setTimer(millisUntilEnd(caller), ended -> line.end());
        line.open(() -> close(vertx, stream, heartbeat, tokenEnd));
        stream.greet();
        followers.join(stream);
    }

    private void close(Vertx vertx, EventStream stream, long heartbeat, long tokenEnd) {
        // A line can tell its end more than once.
        if (vertx.cancelTimer(heartbeat)) {
            vertx.cancelTimer(tokenEnd);
            followers.leave(stream);
            open.decrementAndGet();
        }
    }

    private long millisUntilEnd(Identity caller) {
        var left = Duration.between(clock.instant(), caller.until());
        return Math.clamp(left.toMillis(), 1L, LONGEST_TIMER.toMillis());
    }

    private static Optional<String> findLastId(RoutingContext call) {
        var header = find("Last-Event-ID", call.request().headers().getAll("Last-Event-ID"));
        return header.isPresent()
                ? header
                : find("lastEventId", call.request().params().getAll("lastEventId"));
    }

    private static Optional<String> find(String name, List<String> values) {
        if (values.size() > 1) {
            throw invalid(name, "is there twice");
        }
        return values.stream().findFirst().filter(value -> !value.isEmpty());
    }

    private static RuntimeException invalid(String name, String detail) {
        return Problem.badRequest("The stream cannot be opened", List.of(new Problem.Fault(name, detail)))
                .asException();
    }
}
