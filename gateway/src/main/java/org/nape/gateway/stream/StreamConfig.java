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

    /** How many events a slow reader may be behind before it is cut; it resumes where it was. */
    @WithDefault("1000")
    int mostBehind();

    /** How many streams read what they missed at the same time, half of them of one client; the others wait their turn. */
    @WithDefault("8")
    int catchingUpAtOnce();
}
