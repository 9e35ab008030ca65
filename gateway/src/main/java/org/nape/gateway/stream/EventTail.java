package org.nape.gateway.stream;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows the end of what is streamed with one consumer for all streams, from the moment this gateway started: also what was
 * told while Kafka could not be reached arrives.
 */
@Singleton
class EventTail {
    private static final Logger LOG = Logger.getLogger(EventTail.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration BACK_OFF = Duration.ofSeconds(1);
    private static final Duration LOOK_FOR_PARTITIONS = Duration.ofSeconds(30);
    /** While a topic is not there yet, whose first events somebody may wait for. */
    private static final Duration LOOK_FOR_TOPICS = Duration.ofSeconds(2);

    private final StreamedTopics topics;
    private final Followers followers;
    private final Clock clock;
    private final Instant startedAt;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("event-tail").unstarted(this::run);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean isConnected;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;

    EventTail(StreamedTopics topics, Followers followers, Clock clock) {
        this.topics = topics;
        this.followers = followers;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped.countDown();
        var waiting = consumer;
        if (waiting != null) {
            waiting.wakeup();
        }
        thread.join(POLL.plus(BACK_OFF));
    }

    /** Whether what happens is told at once; if not, it is told as soon as Kafka is back. */
    boolean isConnected() {
        return isConnected;
    }

    private boolean isWanted() {
        return stopped.getCount() > 0;
    }

    private void run() {
        while (isWanted()) {
            try (var opened = topics.open()) {
                consumer = opened;
                follow(opened);
            } catch (KafkaException e) {
                isConnected = false;
                LOG.debugf(
                        "events cannot be followed, will try again: %s",
                        e.getClass().getName());
                pause();
            }
        }
    }

    private void pause() {
        try {
            stopped.await(BACK_OFF.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stopped.countDown();
        }
    }

    private void follow(KafkaConsumer<byte[], byte[]> consumer) {
        var connections = StreamedTopics.connections(consumer);
        assign(consumer, topics.places(consumer));
        LOG.infof("following events: partitions=%d", consumer.assignment().size());
        var lookAgainAt = clock.instant().plus(untilNextLook(consumer));
        while (isWanted()) {
            read(consumer);
            isConnected = connections.getAsDouble() > 0;
            if (clock.instant().isAfter(lookAgainAt)) {
                var there = topics.places(consumer);
                if (there.size() > consumer.assignment().size()) {
                    assign(consumer, there);
                }
                lookAgainAt = clock.instant().plus(untilNextLook(consumer));
            }
        }
    }

    private static Duration untilNextLook(KafkaConsumer<byte[], byte[]> consumer) {
        var followed = consumer.assignment().stream().map(TopicPartition::topic).distinct();
        return followed.count() < Topic.values().length ? LOOK_FOR_TOPICS : LOOK_FOR_PARTITIONS;
    }

    /** Goes on where the followers stand; the first time, where this gateway's time began. */
    private void assign(KafkaConsumer<byte[], byte[]> consumer, List<Place> places) {
        var at = followers
                .findPositions()
                .map(known -> known.in(places))
                .orElseGet(() -> topics.since(consumer, places, startedAt));
        var partitions = StreamedTopics.partitions(places);
        consumer.assign(partitions);
        partitions.forEach(each -> consumer.seek(each, at.of(StreamedTopics.place(each))));
        followers.stand(at);
    }

    private void read(KafkaConsumer<byte[], byte[]> consumer) {
        try {
            for (var record : InTime.of(consumer.poll(POLL))) {
                followers.pass(
                        StreamedTopics.place(record),
                        record.offset(),
                        StreamedTopics.person(record),
                        () -> StreamedEvent.read(record));
            }
        } catch (InvalidOffsetException e) {
            startOver(consumer, e.partitions());
        }
    }

    private void startOver(KafkaConsumer<byte[], byte[]> consumer, Set<TopicPartition> lost) {
        LOG.warnf("positions are lost, streams start over: partitions=%s", lost);
        var at = followers.findPositions().orElse(Positions.NONE);
        for (var first : consumer.beginningOffsets(lost, StreamedTopics.WAIT).entrySet()) {
            consumer.seek(first.getKey(), first.getValue());
            at = at.with(StreamedTopics.place(first.getKey()), first.getValue());
        }
        followers.startOver(at);
    }
}
