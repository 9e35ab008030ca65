package org.nape.gateway.stream;

import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.nape.gateway.identity.Identity;
import org.nape.web.Problem;

/** {@code GET /events/red-flags}: red flags as server-sent events, resumed where the reader was. */
@Singleton
public class EventStreamResource {
    private static final Duration WHEN_FULL = Duration.ofSeconds(10);
    private static final Duration LONGEST_TIMER = Duration.ofDays(365);

    private final Followers followers;
    private final MissedEvents missed;
    private final Readers readers;
    private final StreamConfig config;
    private final Clock clock;
    private final AtomicInteger open = new AtomicInteger();

    EventStreamResource(Followers followers, MissedEvents missed, Readers readers, StreamConfig config, Clock clock) {
        this.followers = followers;
        this.missed = missed;
        this.readers = readers;
        this.config = config;
        this.clock = clock;
    }

    public void open(RoutingContext call, Identity caller) {
        var query = StreamQuery.of(call, clock);
        if (open.incrementAndGet() > config.atMost()) {
            open.decrementAndGet();
            throw Problem.unavailable(WHEN_FULL).asException();
        }
        start(call, caller, query);
    }

    private void start(RoutingContext call, Identity caller, StreamQuery query) {
        var vertx = call.vertx();
        var line = new Line(vertx.getOrCreateContext(), call.request(), config.mostBehind(), clock);
        var stream = new EventStream(line, query, caller.subject(), missed, config.mostBehind());
        var heartbeat = vertx.setPeriodic(config.heartbeat().toMillis(), beat -> stream.beat());
        var tokenEnd = vertx.setTimer(millisUntilEnd(caller), ended -> line.end());
        readers.add(line, caller);
        line.open(() -> {
            readers.remove(line);
            close(vertx, stream, heartbeat, tokenEnd);
        });
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
}
