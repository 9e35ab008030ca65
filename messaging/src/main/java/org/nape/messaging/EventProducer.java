package org.nape.messaging;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Sends records to Kafka and says that they are there only when they are: idempotent, acknowledged by all replicas,
 * every wait bounded. After a failure the next call starts with a fresh connection.
 */
@ApplicationScoped
class EventProducer {
    private final String servers;
    private @Nullable KafkaProducer<String, byte[]> producer;

    EventProducer(@ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
        this.servers = servers;
    }

    /**
     * Sends in the given order and returns when Kafka has every record; throws if it may not have one of them. While Kafka
     * is away it gives up at the first record: each further one would wait as long, and might overtake it.
     */
    synchronized void send(List<ProducerRecord<String, byte[]>> records) throws InterruptedException {
        try {
            var kafka = producer();
            for (var topic :
                    records.stream().map(ProducerRecord::topic).distinct().toList()) {
                kafka.partitionsFor(topic);
            }
            var sent = new ArrayList<Future<RecordMetadata>>(records.size());
            for (var each : records) {
                var acknowledged = kafka.send(each);
                if (acknowledged.state() == Future.State.FAILED) {
                    throw new ExecutionException(acknowledged.exceptionNow());
                }
                sent.add(acknowledged);
            }
            kafka.flush();
            for (var each : sent) {
                each.get();
            }
        } catch (ExecutionException e) {
            close();
            throw new KafkaException("Kafka did not acknowledge", e.getCause());
        } catch (KafkaException | InterruptedException e) {
            close();
            throw e;
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(
                    Map.of(
                            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
                            ProducerConfig.ACKS_CONFIG, "all",
                            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                            ProducerConfig.LINGER_MS_CONFIG, 0,
                            ProducerConfig.MAX_BLOCK_MS_CONFIG, 3_000,
                            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000,
                            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 6_000,
                            ProducerConfig.METADATA_MAX_AGE_CONFIG, 10_000),
                    new StringSerializer(),
                    new ByteArraySerializer());
        }
        return producer;
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }
}
