package org.nape.gateway.stream;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Reads again what was told between two positions, for a stream that was away. A part is read in turn and told out of
 * turn, so that nobody waits for a reader that does not read.
 */
@Singleton
class MissedEvents {
    private static final Logger LOG = Logger.getLogger(MissedEvents.class);
    private static final Duration BACK_OFF = Duration.ofSeconds(1);

    private final StreamedTopics topics;
    private final Replays replays;
    private final Semaphore turns;
    /** Whoever comes back with many streams leaves turns to the others; forgotten once nobody holds or awaits them. */
    private final LoadingCache<String, Semaphore> turnsOfOne;

    private final long mostOfPerson;
    private final Duration longestOfPerson;

    MissedEvents(StreamedTopics topics, Replays replays, StreamConfig config) {
        this.topics = topics;
        this.replays = replays;
        this.turns = new Semaphore(config.catchingUpAtOnce(), true);
        var mostOfOne = Math.max(1, config.catchingUpAtOnce() / 2);
        this.turnsOfOne = Caffeine.newBuilder().weakValues().build(_ -> new Semaphore(mostOfOne, true));
        this.mostOfPerson = config.mostMissedOfPerson();
        this.longestOfPerson = config.longestCatchUpOfPerson();
    }

    /** Who was away. Telling it blocks until it has written what it was told. */
    interface Returner {
        Audience audience();

        boolean isGone();

        /** Some of what was asked for is not kept any more; what there is follows from here. */
        void gap(Positions from) throws InterruptedException;

        void tell(List<StreamedEvent> events) throws InterruptedException;
    }

    /**
     * Tells all from one position up to the other, in order within each partition; waits for Kafka if it must. For a person
     * it looks through so much only: their few events lie among those of everybody. What it does not reach is a gap.
     */
    void tell(Positions from, Positions to, Returner returner) throws InterruptedException {
        var isOfPerson = returner.audience().person().isPresent();
        var end = System.nanoTime() + longestOfPerson.toNanos();
        var next = isOfPerson ? from.atMostBefore(to, mostOfPerson) : from;
        if (!next.equals(from)) {
            returner.gap(next);
        }
        // Once in any case: where a position never was, that must be told.
        var isDone = false;
        while (!isDone && !returner.isGone()) {
            if (isOfPerson && System.nanoTime() - end > 0) {
                returner.gap(to);
                return;
            }
            var part = inTurn(new MissedReading(next, to, returner.audience())::read, returner);
            if (part.isPresent()) {
                pass(part.get(), returner);
                next = part.get().reached();
                isDone = !next.isBehind(to);
            } else {
                LockSupport.parkNanos(BACK_OFF.toNanos());
            }
        }
    }

    private static void pass(MissedReading.Part part, Returner returner) throws InterruptedException {
        if (part.isAfterGap()) {
            returner.gap(part.from());
        }
        returner.tell(part.events());
    }

    /** Where to begin to tell from a moment on; waits for Kafka if it must; empty if the returner is gone. */
    Optional<ReplayStart> findStart(Instant since, Positions to, Returner returner) throws InterruptedException {
        while (!returner.isGone()) {
            var start = inTurn(consumer -> replays.start(consumer, to.next().keySet(), since), returner);
            if (start.isPresent()) {
                return start;
            }
            LockSupport.parkNanos(BACK_OFF.toNanos());
        }
        return Optional.empty();
    }

    /** What is read; empty if Kafka is away. */
    private <T> Optional<T> inTurn(Function<KafkaConsumer<byte[], byte[]>, T> read, Returner returner)
            throws InterruptedException {
        var own = turnsOfOne.get(returner.audience().subject());
        own.acquire();
        try {
            turns.acquire();
            try {
                return returner.isGone() ? Optional.empty() : read(read);
            } finally {
                turns.release();
            }
        } finally {
            own.release();
        }
    }

    private <T> Optional<T> read(Function<KafkaConsumer<byte[], byte[]>, T> read) {
        try (var consumer = topics.open()) {
            return Optional.of(read.apply(consumer));
        } catch (KafkaException e) {
            LOG.debugf(
                    "missed events cannot be read, will try again: %s",
                    e.getClass().getName());
            return Optional.empty();
        }
    }
}
