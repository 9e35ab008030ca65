package org.nape.gateway.stream;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Reads again what was told between two positions, for a stream that was away. */
@Singleton
class MissedEvents {
    private static final Logger LOG = Logger.getLogger(MissedEvents.class);
    private static final Duration BACK_OFF = Duration.ofSeconds(1);

    private final RedFlagTopic topic;
    private final Semaphore turns;

    MissedEvents(RedFlagTopic topic, StreamConfig config) {
        this.topic = topic;
        this.turns = new Semaphore(config.catchingUpAtOnce(), true);
    }

    /** Who was away. Telling it blocks until it has written what it was told. */
    interface Returner {
        boolean isGone();

        /** Some of what was asked for is not kept any more; what there is follows from here. */
        void gap(Positions from) throws InterruptedException;

        void tell(List<StreamedEvent> events) throws InterruptedException;
    }

    /** Tells all from one position up to the other, in order within each partition; waits for Kafka if it must. */
    void tell(Positions from, Positions to, Returner returner) throws InterruptedException {
        if (from.equals(to)) {
            return;
        }
        turns.acquire();
        try {
            var reached = from;
            while (!returner.isGone()) {
                var reading = new MissedReading(reached, to, returner);
                if (isFinished(reading)) {
                    return;
                }
                reached = reading.reached();
                LockSupport.parkNanos(BACK_OFF.toNanos());
            }
        } finally {
            turns.release();
        }
    }

    private boolean isFinished(MissedReading reading) throws InterruptedException {
        try (var consumer = topic.open()) {
            reading.read(consumer);
            return true;
        } catch (KafkaException e) {
            LOG.debugf(
                    "missed red flags cannot be read, will try again: %s",
                    e.getClass().getName());
            return false;
        }
    }
}
