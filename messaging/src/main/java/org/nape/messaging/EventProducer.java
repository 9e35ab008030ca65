package org.nape.messaging;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.Dependent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
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
@Dependent
class EventProducer {
    /** When it is asked again whether what is on its way must still be sent. */
    private static final Duration SLOW = Duration.ofMillis(200);

    /** Of one partition in one request: what is sent a thousand at a time would otherwise be cut into dozens. */
    private static final int BATCH_BYTES = 128 * 1024;

    private final String servers;
    private @Nullable KafkaProducer<String, byte[]> producer;

    EventProducer(@ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
        this.servers = servers;
    }

    /** Sends what must be sent whatever happens meanwhile. */
    void send(List<ProducerRecord<String, byte[]>> records) throws InterruptedException {
        send(records, () -> true);
    }

    /**
     * Sends in the given order and returns when Kafka has every record; throws if it may not have one of them. While Kafka
     * is away it gives up at the first record: each further one would wait as long, and might overtake it. Several may send
     * at once; after a failure of one all of them begin anew.
     *
     * @param wanted asked while Kafka is slow: whether what is on its way must still be sent
     */
    void send(List<ProducerRecord<String, byte[]>> records, BooleanSupplier wanted) throws InterruptedException {
        var kafka = producer();
        try {
            awaitTopics(kafka, records, wanted);
            for (var sent : sendAll(kafka, records)) {
                await(sent, wanted);
            }
        } catch (ExecutionException e) {
            close(kafka);
            throw new KafkaException("Kafka did not acknowledge", e.getCause());
        } catch (RuntimeException | InterruptedException e) {
            close(kafka);
            throw e;
        }
    }

    private static void awaitTopics(
            KafkaProducer<String, byte[]> kafka, List<ProducerRecord<String, byte[]>> records, BooleanSupplier wanted) {
        var begun = System.nanoTime();
        records.stream().map(ProducerRecord::topic).distinct().forEach(kafka::partitionsFor);
        if (System.nanoTime() - begun > SLOW.toNanos()) {
            mustBe(wanted);
        }
    }

    private static List<Future<RecordMetadata>> sendAll(
            KafkaProducer<String, byte[]> kafka, List<ProducerRecord<String, byte[]>> records)
            throws ExecutionException {
        var all = new ArrayList<Future<RecordMetadata>>(records.size());
        for (var each : records) {
            var sent = kafka.send(each);
            if (sent.state() == Future.State.FAILED) {
                throw new ExecutionException(sent.exceptionNow());
            }
            all.add(sent);
        }
        return all;
    }

    private static void await(Future<RecordMetadata> sent, BooleanSupplier wanted)
            throws ExecutionException, InterruptedException {
        while (true) {
            try {
                sent.get(SLOW.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                mustBe(wanted);
            }
        }
    }

    private static void mustBe(BooleanSupplier wanted) {
        if (!wanted.getAsBoolean()) {
            throw new CalledBackException();
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private synchronized KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(
                    Map.of(
                            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
                            ProducerConfig.ACKS_CONFIG, "all",
                            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                            ProducerConfig.LINGER_MS_CONFIG, 0,
                            ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES,
                            ProducerConfig.MAX_BLOCK_MS_CONFIG, 3_000,
                            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000,
                            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 6_000,
                            ProducerConfig.METADATA_MAX_AGE_CONFIG, 10_000),
                    new StringSerializer(),
                    new ByteArraySerializer());
        }
        return producer;
    }

    /** What it still has to send is given up with it. */
    private synchronized void close(KafkaProducer<String, byte[]> failed) {
        failed.close(Duration.ZERO);
        if (producer == failed) {
            producer = null;
        }
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            close(producer);
        }
    }
}
