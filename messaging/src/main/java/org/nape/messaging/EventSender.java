package org.nape.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.nape.events.Event;

/**
 * Sends events to Kafka at once, for whoever keeps what is owed in rows of their own and commits only when Kafka has it.
 * Everyone else writes to the {@link Outbox}.
 */
@ApplicationScoped
public class EventSender {
    private final EventProducer kafka;
    private final EventTopics topics;
    private final String source;

    EventSender(
            EventProducer kafka, EventTopics topics, @ConfigProperty(name = "quarkus.application.name") String source) {
        this.kafka = kafka;
        this.topics = topics;
        this.source = source;
    }

    /**
     * Sends in the given order and returns when Kafka has acknowledged each event. Every wait is bounded; after an
     * exception some of the events may be there nevertheless, so sending them again must be harmless.
     *
     * @param wanted asked again and again while Kafka is slow: once they are not, those that are not on the wire yet are given up
     * @throws KafkaException if Kafka may not have one of them
     * @throws CalledBackException if they are not to be sent any more
     */
    public void send(List<? extends Event> events, BooleanSupplier wanted) throws InterruptedException {
        topics.ensure();
        var now = Instant.now();
        kafka.send(events.stream().map(event -> forKafka(event, now).forKafka()).toList(), wanted);
    }

    private EventRecord forKafka(Event event, Instant now) {
        return new EventRecord(
                event.id(),
                event.topic(),
                event.personId(),
                EventJson.write(event),
                source,
                now,
                null,
                Optional.empty());
    }
}
