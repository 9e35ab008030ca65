package org.nape.bench.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.nape.events.ReminderDue;

/** What Kafka has acknowledged of due reminders. */
final class ReminderTopic implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** Each look costs Kafka and us some of the time that is measured; every 2 ms it was a sixth of it. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(10);

    private final Admin admin;
    private final Map<TopicPartition, OffsetSpec> ends;

    ReminderTopic(String servers) throws InterruptedException {
        admin = Admin.create(Map.of("bootstrap.servers", servers));
        try {
            var topic = admin.describeTopics(List.of(ReminderDue.TOPIC))
                    .allTopicNames()
                    .get()
                    .get(ReminderDue.TOPIC);
            ends = topic.partitions().stream()
                    .collect(Collectors.toMap(
                            each -> new TopicPartition(ReminderDue.TOPIC, each.partition()), _ -> OffsetSpec.latest()));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    long size() throws InterruptedException {
        try {
            return admin.listOffsets(ends).all().get().values().stream()
                    .mapToLong(end -> end.offset())
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Asks for the ends only: reading it all would take the time of those who are measured. */
    void awaitSize(long size) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (size() < size) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Kafka did not have all within " + PATIENCE);
            }
            TimeUnit.NANOSECONDS.sleep(LOOK_EVERY.toNanos());
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
