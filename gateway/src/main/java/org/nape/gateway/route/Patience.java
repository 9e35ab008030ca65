package org.nape.gateway.route;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Gives up on answers that take too long: looks around now and then instead of setting a timer for each request, as nearly all
 * are answered long before. Lives on one event loop.
 */
final class Patience {
    private static final long LOOK_EVERY_MILLIS = 100;

    private final long within;
    /** Who has waited longest comes first. */
    private final Map<Passage, Long> waiting = new LinkedHashMap<>();

    Patience(Vertx vertx, Duration within) {
        this.within = within.toNanos();
        vertx.setPeriodic(LOOK_EVERY_MILLIS, _ -> look());
    }

    void begin(Passage passage) {
        waiting.put(passage, System.nanoTime());
    }

    void end(Passage passage) {
        waiting.remove(passage);
    }

    private void look() {
        var now = System.nanoTime();
        for (var all = waiting.entrySet().iterator(); all.hasNext(); ) {
            var longest = all.next();
            if (now - longest.getValue() < within) {
                return;
            }
            all.remove();
            longest.getKey().giveUp();
        }
    }
}
