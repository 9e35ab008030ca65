package org.nape.messaging;

import static org.nape.messaging.EventProducer.utf8;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.ChannelRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.nape.events.Event;

/**
 * Takes events in: reads a record, remembers its id and runs its effect in one transaction, so that an event delivered
 * twice takes effect once. An event that is itself at fault becomes a dead letter and stops nobody; one of a person who
 * was erased is dropped; while the database is away it waits, because a good event must never be given up.
 */
@ApplicationScoped
public class Inbox {
    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(100);
    private static final Duration TO_STOP = Duration.ofSeconds(3);
    private static final int MOST_LISTENERS = 100;

    private final InboxTable table;
    private final EventProducer kafka;
    private final MessagingConfig config;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Semaphore busy = new Semaphore(MOST_LISTENERS);
    private final ChannelRegistry channels;

    Inbox(InboxTable table, EventProducer kafka, MessagingConfig config, ChannelRegistry channels) {
        this.table = table;
        this.kafka = kafka;
        this.config = config;
        this.channels = channels;
    }

    /** Takes no more and lets what has begun come to its end, before the database is closed underneath. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        for (var channel : channels.getIncomingNames()) {
            var pausable = channels.getPausable(channel);
            if (pausable != null) {
                pausable.pause();
            }
        }
        if (!busy.tryAcquire(MOST_LISTENERS, TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
            LOG.warn("an event was still being taken; it will come again");
        }
    }

    /** The topics whose events wait for the database or for Kafka right now. */
    Set<String> waitingTopics() {
        return Set.copyOf(waiting);
    }

    /**
     * Runs the effect of the record's event, once however often it is delivered. Returns when the effect is committed or
     * the record is with the dead letters; waits while neither is possible.
     */
    public <E extends Event> void once(ConsumerRecord<String, byte[]> delivered, Class<E> type, Consumer<E> effect) {
        once(delivered, type, _ -> true, effect);
    }

    /** The same, for a listener that few events of its topic concern: the others are not even remembered. */
    public <E extends Event> void once(
            ConsumerRecord<String, byte[]> delivered, Class<E> type, Predicate<E> concerns, Consumer<E> effect) {
        if (!busy.tryAcquire()) {
            throw new KafkaException("Stopping: the event will come again");
        }
        try {
            var id = idOf(delivered);
            var event = read(delivered, type);
            if (concerns.test(event)) {
                waitThrough(delivered, () -> takeEffect(id, event, effect));
            }
        } catch (EventRefusedException e) {
            giveUp(delivered, String.valueOf(e.getMessage()));
        } finally {
            busy.release();
        }
    }

    private static String idOf(ConsumerRecord<String, byte[]> delivered) {
        var type = header(delivered, "ce_type");
        if (!delivered.topic().equals(type)) {
            throw new EventRefusedException("the header ce_type is not the topic");
        }
        var id = header(delivered, "ce_id");
        if (id == null || id.isBlank() || id.length() > 200) {
            throw new EventRefusedException("the header ce_id is missing, or longer than 200 characters");
        }
        return id;
    }

    private static <E extends Event> E read(ConsumerRecord<String, byte[]> delivered, Class<E> type) {
        if (delivered.value() == null) {
            throw new EventRefusedException("the value is null");
        }
        try {
            var event = EventJson.read(delivered.value(), type);
            if (event == null) {
                throw new EventRefusedException("the value is null");
            }
            return event;
        } catch (IOException e) {
            throw new EventRefusedException("the value is not a " + type.getSimpleName() + ": " + Faults.describe(e));
        }
    }

    private <E extends Event> void takeEffect(String id, E event, Consumer<E> effect) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                switch (table.receive(id, event)) {
                    case NEW -> {
                        effect.accept(event);
                        LOG.infof("took event topic=%s id=%s", event.topic(), id);
                    }
                    case REPEATED -> LOG.infof("had event already topic=%s id=%s", event.topic(), id);
                    case OF_ERASED_PERSON ->
                        LOG.infof("dropped event of an erased person topic=%s id=%s", event.topic(), id);
                }
            });
        } catch (RuntimeException e) {
            if (Faults.areOfTheEvent(e)) {
                throw new EventRefusedException("the event was refused: " + Faults.describe(e));
            }
            throw e;
        }
    }

    private void giveUp(ConsumerRecord<String, byte[]> delivered, String reason) {
        var letter = new ProducerRecord<>(
                Event.DEAD_LETTER_PREFIX + delivered.topic(),
                null,
                delivered.key(),
                delivered.value(),
                delivered.headers());
        letter.headers()
                .add("dead-letter-reason", utf8(reason))
                .add("dead-letter-topic", utf8(delivered.topic()))
                .add("dead-letter-partition", utf8(Integer.toString(delivered.partition())))
                .add("dead-letter-offset", utf8(Long.toString(delivered.offset())));
        waitThrough(delivered, () -> kafka.send(List.of(letter)));
        LOG.errorf(
                "dead letter topic=%s partition=%d offset=%d reason=%s",
                delivered.topic(), delivered.partition(), delivered.offset(), reason);
    }

    /** Tries until it works, ever more slowly; only the end of the service interrupts it, and then nothing is lost. */
    private void waitThrough(ConsumerRecord<String, byte[]> delivered, Step step) {
        var backOff = FIRST_BACK_OFF;
        while (true) {
            try {
                step.run();
                waiting.remove(delivered.topic());
                return;
            } catch (EventRefusedException e) {
                waiting.remove(delivered.topic());
                throw e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new KafkaException("Stopped while an event waited", e);
            } catch (RuntimeException e) {
                if (waiting.add(delivered.topic())) {
                    LOG.warnf(
                            "event waits topic=%s offset=%d, will try again: %s",
                            delivered.topic(), delivered.offset(), Faults.describe(e));
                }
                backOff = pause(backOff, e);
            }
        }
    }

    private Duration pause(Duration backOff, RuntimeException cause) {
        try {
            if (stopping.await(backOff.toMillis(), TimeUnit.MILLISECONDS)) {
                throw cause;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cause;
        }
        var doubled = backOff.multipliedBy(2);
        return doubled.compareTo(config.longestBackOff()) < 0 ? doubled : config.longestBackOff();
    }

    private static @Nullable String header(ConsumerRecord<String, byte[]> delivered, String name) {
        var header = delivered.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    @FunctionalInterface
    private interface Step {
        void run() throws InterruptedException;
    }
}
