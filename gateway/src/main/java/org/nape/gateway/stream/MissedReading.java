package org.nape.gateway.stream;

import java.time.Duration;
import java.util.ArrayList;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** One try to read what a stream missed; after a failure the next try goes on where this one came to. */
final class MissedReading {
    private static final Duration POLL = Duration.ofMillis(500);

    private final Positions to;
    private final MissedEvents.Returner returner;
    private Positions reached;

    MissedReading(Positions from, Positions to, MissedEvents.Returner returner) {
        this.reached = from;
        this.to = to;
        this.returner = returner;
    }

    Positions reached() {
        return reached;
    }

    void read(KafkaConsumer<byte[], byte[]> consumer) throws InterruptedException {
        sayWhatIsLost(consumer);
        var open = to.next().keySet().stream()
                .filter(number -> reached.of(number) < to.of(number))
                .map(RedFlagTopic::partition)
                .toList();
        consumer.assign(open);
        open.forEach(each -> consumer.seek(each, reached.of(each.partition())));
        while (!returner.isGone() && open.stream().anyMatch(each -> isBehind(consumer, each))) {
            pass(consumer);
        }
    }

    /** Older than what is kept, or from a topic that is no more: said, never skipped silently. */
    private void sayWhatIsLost(KafkaConsumer<byte[], byte[]> consumer) throws InterruptedException {
        var partitions =
                to.next().keySet().stream().map(RedFlagTopic::partition).toList();
        var firsts = consumer.beginningOffsets(partitions, RedFlagTopic.WAIT);
        var ends = consumer.endOffsets(partitions, RedFlagTopic.WAIT);
        var from = reached;
        for (var each : partitions) {
            var asked = reached.of(each.partition());
            if (asked < firsts.get(each) || asked > ends.get(each)) {
                from = from.with(each.partition(), firsts.get(each));
            }
        }
        if (!from.equals(reached)) {
            reached = from;
            returner.gap(from);
        }
    }

    private boolean isBehind(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition) {
        return consumer.position(partition, RedFlagTopic.WAIT) < to.of(partition.partition());
    }

    private void pass(KafkaConsumer<byte[], byte[]> consumer) throws InterruptedException {
        var events = new ArrayList<StreamedEvent>();
        var next = reached;
        for (var record : consumer.poll(POLL)) {
            if (record.offset() < to.of(record.partition())) {
                next = next.with(record.partition(), record.offset() + 1);
                StreamedEvent.read(record).ifPresent(events::add);
            }
        }
        returner.tell(events);
        reached = next;
    }
}
