package org.nape.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A subscriber on Kafka: reads topics from their end on, as a pager or a clinic's system would. */
public final class Subscriber implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KafkaConsumer<String, String> consumer;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Thread thread =
            Thread.ofPlatform().name("subscriber").daemon().unstarted(this::read);

    /**
     * An event with its CloudEvents id, and when it was here.
     *
     * @param sequence its number in its topic; empty for what is not numbered
     */
    public record Received(String topic, String id, String sequence, String key, JsonNode data, Instant at) {}

    /** Starts at the end of the topics, or at their beginning to read what was before. */
    Subscriber(String servers, List<String> topics, boolean fromBeginning) {
        consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers, ConsumerConfig.METADATA_MAX_AGE_CONFIG, 5_000),
                new StringDeserializer(),
                new StringDeserializer());
        var partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        if (fromBeginning) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
        }
        partitions.forEach(consumer::position);
        thread.start();
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    /** The first event of the topic that fits; throws when none has come within the time. */
    Received await(String topic, Predicate<JsonNode> wanted, Duration patience) throws InterruptedException {
        return Patience.await(
                "an event on " + topic,
                patience,
                () -> received.stream()
                        .filter(each -> each.topic().equals(topic) && wanted.test(each.data()))
                        .findFirst());
    }

    @Override
    public void close() {
        consumer.wakeup();
    }

    private void read() {
        try (consumer) {
            while (true) {
                for (var each : consumer.poll(Duration.ofSeconds(1))) {
                    received.add(read(each));
                }
            }
        } catch (WakeupException | IOException e) {
            // Closed, or an event that is no JSON: whoever waits for it will say so.
        }
    }

    private static Received read(ConsumerRecord<String, String> each) throws IOException {
        return new Received(
                each.topic(),
                header(each, "ce_id"),
                header(each, "ce_sequence"),
                each.key(),
                JSON.readTree(each.value()),
                Instant.now());
    }

    private static String header(ConsumerRecord<String, String> each, String name) {
        var header = each.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
