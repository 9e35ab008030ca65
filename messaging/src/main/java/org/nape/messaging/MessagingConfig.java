package org.nape.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How events are carried. */
@ConfigMapping(prefix = "nape.messaging")
public interface MessagingConfig {
    /** How often the outbox is looked through for what a wake-up missed: the most an event waits when all is well. */
    @WithDefault("1s")
    Duration relayEvery();

    /** How many events one relay transaction carries at most. */
    @WithDefault("1000")
    int relayBatch();

    /** How long a listener waits at most between two tries while the database is away. */
    @WithDefault("5s")
    Duration longestBackOff();

    /** How long an event is remembered; longer than Kafka keeps it, so that even a replay from the start is recognised. */
    @WithDefault("8d")
    Duration rememberFor();

    /** Into how many partitions a topic is cut when this service is the first to need it. */
    @WithDefault("3")
    int partitions();

    /** How many brokers keep each record; 1 is right for one broker only. */
    @WithDefault("1")
    short replicationFactor();

    /** How long Kafka keeps events, dead letters included. */
    @WithDefault("7d")
    Duration keepFor();
}
