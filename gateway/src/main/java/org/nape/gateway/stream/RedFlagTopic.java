package org.nape.gateway.stream;

import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.nape.events.RedFlagRaised;

/** How red flags are read from Kafka: by position, without a consumer group, every wait bounded. */
@Singleton
class RedFlagTopic {
    static final Duration WAIT = Duration.ofSeconds(5);
    private static final int AT_ONCE = 200;

    private final String servers;

    RedFlagTopic(@ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
        this.servers = servers;
    }

    KafkaConsumer<byte[], byte[]> open() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "none",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        AT_ONCE,
                        ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                        10_000,
                        ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        5_000,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        5_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** The partitions there are; throws while the topic is not there. */
    List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        var found = consumer.partitionsFor(RedFlagRaised.TOPIC, WAIT);
        if (found == null || found.isEmpty()) {
            throw new KafkaException("The topic is not there yet");
        }
        return found.stream().map(each -> partition(each.partition())).toList();
    }

    /** Where what was told since this moment begins; the end where nothing was. */
    Positions since(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions, Instant moment) {
        var ends = consumer.endOffsets(partitions, WAIT);
        var moments = partitions.stream().collect(toMap(each -> each, each -> moment.toEpochMilli()));
        var firsts = consumer.offsetsForTimes(moments, WAIT);
        var positions = Positions.NONE;
        for (var each : partitions) {
            var first = firsts.get(each);
            positions = positions.with(each.partition(), first == null ? ends.get(each) : first.offset());
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

    static TopicPartition partition(int number) {
        return new TopicPartition(RedFlagRaised.TOPIC, number);
    }
}
