package org.nape.gateway.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How what is streamed is read from Kafka: by position, without a consumer group, every wait bounded. */
@Singleton
class StreamedTopics {
    static final Duration WAIT = Duration.ofSeconds(5);
    private static final int AT_ONCE = 500;
    /** Many may read at once, and what is read is on the heap. */
    private static final int BYTES_AT_ONCE = 2 * 1024 * 1024;

    private static final int BYTES_OF_PARTITION = 256 * 1024;

    private final String servers;

    StreamedTopics(@ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
        this.servers = servers;
    }

    KafkaConsumer<byte[], byte[]> open() {
        return new KafkaConsumer<>(
                Map.ofEntries(
                        entry(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers),
                        entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none"),
                        entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                        entry(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false),
                        entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, AT_ONCE),
                        entry(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, BYTES_AT_ONCE),
                        entry(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, BYTES_OF_PARTITION),
                        entry(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000),
                        entry(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000),
                        entry(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /**
     * The partitions there are; throws while red flags have no topic. The other topics may come later, with a newer triage
     * service: no red flag waits for them.
     */
    List<Place> places(KafkaConsumer<byte[], byte[]> consumer) {
        if (partitions(consumer, Topic.RAISED).findAny().isEmpty()) {
            throw new KafkaException("The topic is not there yet");
        }
        return Arrays.stream(Topic.values())
                .flatMap(topic -> partitions(consumer, topic))
                .toList();
    }

    private static Stream<Place> partitions(KafkaConsumer<byte[], byte[]> consumer, Topic topic) {
        var found = consumer.partitionsFor(topic.address(), WAIT);
        return found == null ? Stream.of() : found.stream().map(each -> new Place(topic, each.partition()));
    }

    /** Where what was told since this moment begins; the end where nothing was. */
    Positions since(KafkaConsumer<byte[], byte[]> consumer, Collection<Place> places, Instant moment) {
        var partitions = partitions(places);
        var ends = consumer.endOffsets(partitions, WAIT);
        var moments = partitions.stream().collect(toMap(each -> each, each -> moment.toEpochMilli()));
        var firsts = consumer.offsetsForTimes(moments, WAIT);
        var positions = Positions.NONE;
        for (var each : partitions) {
            var first = firsts.get(each);
            positions = positions.with(place(each), first == null ? ends.get(each) : first.offset());
        }
        return positions;
    }

    /** How many connections to Kafka a consumer has. */
    static DoubleSupplier connections(KafkaConsumer<byte[], byte[]> consumer) {
        var metric = consumer.metrics().entrySet().stream()
                .filter(each -> each.getKey().name().equals("connection-count"))
                .findFirst()
                .orElseThrow()
                .getValue();
        return () -> (double) metric.metricValue();
    }

    static List<TopicPartition> partitions(Collection<Place> places) {
        return places.stream()
                .map(each -> new TopicPartition(each.topic().address(), each.partition()))
                .toList();
    }

    static Place place(TopicPartition partition) {
        return place(partition.topic(), partition.partition());
    }

    static Place place(ConsumerRecord<?, ?> record) {
        return place(record.topic(), record.partition());
    }

    /** The id of whom a record concerns; empty if it names nobody. */
    static String person(ConsumerRecord<byte[], ?> record) {
        return record.key() == null ? "" : new String(record.key(), UTF_8);
    }

    private static Place place(String topic, int partition) {
        return new Place(Topic.find(topic).orElseThrow(), partition);
    }
}
