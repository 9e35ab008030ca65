package org.nape.local;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The subscriber of the README, which shows {@link #follow} as it stands here. */
final class ReadmeDesk {
    private final String servers;
    private final Map<String, String> numbers = new ConcurrentHashMap<>();
    private volatile boolean isWanted = true;

    ReadmeDesk(String servers) {
        this.servers = servers;
    }

    void follow() {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", servers, "group.id", "night-desk", "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("red-flag-raised", "red-flag-escalated"));
            while (isWanted()) {
                for (var event : consumer.poll(Duration.ofSeconds(1))) {
                    act(text(event, "ce_id"), text(event, "ce_sequence"), event.value());
                }
                consumer.commitSync();
            }
        }
    }

    private static String text(ConsumerRecord<String, String> event, String header) {
        var found = event.headers().lastHeader(header);
        return found == null ? "" : new String(found.value(), StandardCharsets.UTF_8);
    }

    private void act(String id, String sequence, String redFlag) {
        numbers.put(id, sequence);
    }

    /** By the ids of the events. */
    Map<String, String> numbers() {
        return Map.copyOf(numbers);
    }

    private boolean isWanted() {
        return isWanted;
    }

    void stop() {
        isWanted = false;
    }
}
