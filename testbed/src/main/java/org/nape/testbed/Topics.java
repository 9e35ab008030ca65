package org.nape.testbed;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Kafka as a test sees it: puts records into topics and reads everything that is in them, without a group. */
public final class Topics implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Admin admin;
    private final KafkaProducer<String, byte[]> producer;
    private final String bootstrapServers;

    public Topics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "delivery.timeout.ms",
                        30_000,
                        "request.timeout.ms",
                        10_000),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** A record that was read. Headers are text, the last of a name; a tombstone has no value. */
    public record Read(
            String topic,
            int partition,
            long offset,
            @Nullable String key,
            Map<String, String> headers,
            byte[] bytes) {
        static Read of(ConsumerRecord<String, byte[]> record) {
            var headers = new LinkedHashMap<String, String>();
            record.headers().forEach(header -> headers.put(header.key(), text(header.value())));
            var bytes = Optional.ofNullable(record.value()).orElse(new byte[0]);
            return new Read(record.topic(), record.partition(), record.offset(), record.key(), headers, bytes);
        }

        /** The value as text, empty for a tombstone. */
        public String value() {
            return text(bytes);
        }

        /** The event's id. */
        public Optional<String> id() {
            return Optional.ofNullable(headers.get("ce_id"));
        }

        private static String text(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** Makes the topic, if there is none of this name. */
    public void create(String topic, int partitions) {
        try {
            await(admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                    .all());
        } catch (IllegalStateException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /** Sends any record, however wrong, and returns when Kafka has it. */
    public void send(String topic, @Nullable String key, Map<String, String> headers, byte @Nullable [] value) {
        var record = new ProducerRecord<String, byte[]>(topic, key, value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        await(producer.send(record));
    }

    /** Sends a good CloudEvent in binary mode, and returns when Kafka has it. */
    public void send(String topic, String key, String id, String json) {
        send(topic, key, cloudEvent(topic, id), json.getBytes(StandardCharsets.UTF_8));
    }

    /** The headers that an event must have; to be changed by tests of events that lack some. */
    public static Map<String, String> cloudEvent(String topic, String id) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id);
        headers.put("ce_type", topic);
        headers.put("ce_source", "testbed");
        headers.put("ce_time", Instant.now().toString());
        headers.put("content-type", "application/json");
        return headers;
    }

    /** Everything in the topic up to now, partition by partition; nothing if there is no such topic. */
    public List<Read> records(String topic) {
        try (var consumer = consumer()) {
            var ends = consumer.endOffsets(assign(consumer, topic));
            return readUntil(topic, consumer, read -> isAtEnd(consumer, ends));
        }
    }

    private static boolean isAtEnd(KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** What a listener refused of this topic. */
    public List<Read> deadLetters(String topic) {
        return records("dead-letter-topic-" + topic);
    }

    /** Waits until a record of the topic is as the test wants it, and returns all those read by then. */
    public List<Read> awaitRecords(String topic, Predicate<Read> wanted) {
        awaitTopic(topic);
        try (var consumer = consumer()) {
            assign(consumer, topic);
            var read = readUntil(topic, consumer, records -> records.stream().anyMatch(wanted));
            return read.stream().filter(wanted).toList();
        }
    }

    private void awaitTopic(String topic) {
        var deadline = Instant.now().plus(PATIENCE);
        while (partitions(topic).isEmpty()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("No topic %s within %s".formatted(topic, PATIENCE));
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private static List<Read> readUntil(
            String topic, KafkaConsumer<String, byte[]> consumer, Predicate<List<Read>> enough) {
        var read = new ArrayList<Read>();
        var deadline = Instant.now().plus(PATIENCE);
        while (!enough.test(read)) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("Not found in %s within %s: it holds %s"
                        .formatted(
                                topic, PATIENCE, read.stream().map(Read::value).toList()));
            }
            consumer.poll(POLL).forEach(record -> read.add(Read.of(record)));
        }
        return read;
    }

    private List<TopicPartition> assign(KafkaConsumer<String, byte[]> consumer, String topic) {
        var partitions = partitions(topic);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return partitions;
    }

    private List<TopicPartition> partitions(String topic) {
        try {
            return await(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic).partitions().stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return List.of();
            }
            throw e;
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", false, "fetch.max.wait.ms", 50),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private static <T> T await(Future<T> asked) {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw Programs.interrupted(e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
        admin.close(Duration.ofSeconds(5));
    }
}
