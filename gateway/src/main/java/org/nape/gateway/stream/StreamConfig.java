package org.nape.gateway.stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How live streams are kept. */
@ConfigMapping(prefix = "nape.gateway.stream")
public interface StreamConfig {
    /** How often a stream without events says that it lives; well below the idle time-out of anything on the way. */
    @WithDefault("15s")
    Duration heartbeat();

    /** How many streams are open at most; then 503. */
    @WithDefault("2000")
    int atMost();

    /** How many of them one client or person may have open; then 429. */
    @WithDefault("5")
    int atMostOfOne();

    /**
     * How long a stream lives at most; it then ends in good order and its reader resumes, so that whatever stands before
     * gateways can spread readers anew. Each ends up to a tenth earlier, so that not all come back together.
     */
    @WithDefault("1h")
    Duration longestLife();

    /** How many events a slow reader may be behind before it is cut; it resumes where it was. */
    @WithDefault("1000")
    int mostBehind();

    /** How many streams read what they missed at the same time, half of them of one client; the others wait their turn. */
    @WithDefault("8")
    int catchingUpAtOnce();

    /** How many records of a partition are looked through at most for what a person missed; for more, a gap is told. */
    @WithDefault("20000")
    int mostMissedOfPerson();

    /** How long they are looked through at most. */
    @WithDefault("10s")
    Duration longestCatchUpOfPerson();
}
