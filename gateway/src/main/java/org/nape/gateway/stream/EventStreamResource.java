package org.nape.gateway.stream;

import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.nape.gateway.identity.Identity;

/** {@code GET /events/red-flags} and {@code /events/mine}: server-sent events, resumed where the reader was. */
@Singleton
public class EventStreamResource {
    private final Followers followers;
    private final MissedEvents missed;
    private final OpenStreams openStreams;
    private final Readers readers;
    private final StreamConfig config;
    private final Clock clock;

    EventStreamResource(
            Followers followers,
            MissedEvents missed,
            OpenStreams openStreams,
            Readers readers,
            StreamConfig config,
            Clock clock) {
        this.followers = followers;
        this.missed = missed;
        this.openStreams = openStreams;
        this.readers = readers;
        this.config = config;
        this.clock = clock;
    }

    /** All red flags, for whoever looks after them. */
    public void openRedFlags(RoutingContext call, Identity caller) {
        open(call, caller, Audience.ofResponder(caller.subject()));
    }

    /** What is told of the caller. */
    public void openMine(RoutingContext call, Identity caller) {
        open(call, caller, Audience.ofPerson(caller.subject()));
    }

    private void open(RoutingContext call, Identity caller, Audience audience) {
        var query = StreamQuery.of(call, audience, clock);
        openStreams.add(audience.subject()).ifPresent(full -> {
            throw full.asException();
        });
        start(call, caller, audience, query);
    }

    private void start(RoutingContext call, Identity caller, Audience audience, StreamQuery query) {
        var vertx = call.vertx();
        var line = new Line(vertx.getOrCreateContext(), call.request(), config.mostBehind(), clock);
        var stream = new EventStream(line, query, audience, missed, config, clock);
        var heartbeat = vertx.setPeriodic(config.heartbeat().toMillis(), _ -> stream.beat(followers.findPositions()));
        var life = vertx.setTimer(life(caller).toMillis(), _ -> stream.finish());
        readers.add(line, caller);
        line.open(() -> {
            readers.remove(line);
            close(vertx, stream, heartbeat, life);
        });
        stream.greet();
        followers.join(stream);
    }

    private void close(Vertx vertx, EventStream stream, long heartbeat, long life) {
        // A line can tell its end more than once.
        if (vertx.cancelTimer(heartbeat)) {
            vertx.cancelTimer(life);
            followers.leave(stream);
            openStreams.remove(stream.audience().subject());
        }
    }

    private Duration life(Identity caller) {
        var untilTokenEnds = Duration.between(clock.instant(), caller.until());
        return StreamLife.of(untilTokenEnds, config.longestLife(), ThreadLocalRandom.current());
    }
}
