package org.nape.bench.dispatch;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.nape.events.ReminderDue;

/** A subscriber to due reminders, that looks how late each comes. */
final class DueReader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;

    /** From what comes next on. */
    DueReader(String servers) {
        var bytes = new ByteArrayDeserializer();
        consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", servers), bytes, bytes);
        var partitions = consumer.partitionsFor(ReminderDue.TOPIC).stream()
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** How long after its instant each of the next so many was read. */
    List<Duration> lateness(int count) {
        var late = new ArrayList<Duration>();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (late.size() < count) {
            var read = consumer.poll(POLL);
            var now = Instant.now();
            read.forEach(each -> late.add(Duration.between(dueAt(each), now)));
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("only " + late.size() + " were read within " + PATIENCE);
            }
        }
        return late;
    }

    /** As the event's id ends. */
    private static Instant dueAt(ConsumerRecord<byte[], byte[]> event) {
        var id = new String(event.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
        return Instant.parse(id.substring(id.indexOf('/') + 1));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
