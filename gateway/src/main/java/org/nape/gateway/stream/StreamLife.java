package org.nape.gateway.stream;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long a stream lives: until its token ends, but no longer than any may, and up to a tenth less so that not all end together. */
final class StreamLife {
    private static final double SPREAD = 0.1;
    /** What a timer can take. */
    private static final Duration LONGEST_TIMER = Duration.ofDays(365);

    private StreamLife() {}

    static Duration of(Duration untilTokenEnds, Duration longest, RandomGenerator random) {
        var most = Math.min(longest.toMillis(), LONGEST_TIMER.toMillis());
        var spread = (long) (most * (1 - SPREAD * random.nextDouble()));
        return Duration.ofMillis(Math.max(1, Math.min(untilTokenEnds.toMillis(), spread)));
    }
}
