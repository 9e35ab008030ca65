package org.nape.gateway.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** One reading of the next part of what a stream missed. */
final class MissedReading {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int MOST_POLLS = 4;
    private static final int MOST_CHARS = 256 * 1024;

    private final Positions from;
    private final Positions to;

    MissedReading(Positions from, Positions to) {
        this.from = from;
        this.to = to;
    }

    /**
     * Some events, in order within each partition.
     *
     * @param isAfterGap whether what was before {@code from} is not kept any more
     * @param reached where the next part begins; where all ends, if nothing is left
     */
    record Part(boolean isAfterGap, Positions from, List<StreamedEvent> events, Positions reached) {}

    Part read(KafkaConsumer<byte[], byte[]> consumer) {
        var kept = kept(consumer);
        var open = to.next().keySet().stream()
                .filter(number -> kept.of(number) < to.of(number))
                .map(RedFlagTopic::partition)
                .toList();
        consumer.assign(open);
        open.forEach(each -> consumer.seek(each, kept.of(each.partition())));
        var events = new ArrayList<StreamedEvent>();
        var reached = kept;
        var chars = 0;
        for (var polls = 0; polls < MOST_POLLS && chars < MOST_CHARS && reached.isBehind(to); polls++) {
            for (var record : consumer.poll(POLL)) {
                if (record.offset() < to.of(record.partition())) {
                    StreamedEvent.read(record).ifPresent(events::add);
                    chars += record.serializedValueSize();
                }
            }
            for (var each : open) {
                reached = reached.with(each.partition(), consumer.position(each, RedFlagTopic.WAIT));
            }
        }
        return new Part(!kept.equals(from), kept, events, reached);
    }

    /** Older than what is kept, or from a topic that is no more: then from the first that is kept. */
    private Positions kept(KafkaConsumer<byte[], byte[]> consumer) {
        var partitions =
                to.next().keySet().stream().map(RedFlagTopic::partition).toList();
        var firsts = consumer.beginningOffsets(partitions, RedFlagTopic.WAIT);
        var ends = consumer.endOffsets(partitions, RedFlagTopic.WAIT);
        var kept = from;
        for (var each : partitions) {
            var asked = from.of(each.partition());
            if (asked < firsts.get(each) || asked > ends.get(each)) {
                kept = kept.with(each.partition(), firsts.get(each));
            }
        }
        return kept;
    }
}
