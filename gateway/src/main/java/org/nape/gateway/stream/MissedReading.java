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
        var open = RedFlagTopics.partitions(to.next().keySet().stream()
                .filter(place -> kept.of(place) < to.of(place))
                .toList());
        consumer.assign(open);
        open.forEach(each -> consumer.seek(each, kept.of(RedFlagTopics.place(each))));
        var events = new ArrayList<StreamedEvent>();
        var reached = kept;
        var chars = 0;
        for (var polls = 0; polls < MOST_POLLS && chars < MOST_CHARS && reached.isBehind(to); polls++) {
            for (var record : InTime.of(consumer.poll(POLL))) {
                if (record.offset() < to.of(RedFlagTopics.place(record))) {
                    StreamedEvent.read(record).ifPresent(events::add);
                    chars += record.serializedValueSize();
                }
            }
            for (var each : open) {
                reached = reached.with(RedFlagTopics.place(each), consumer.position(each, RedFlagTopics.WAIT));
            }
        }
        return new Part(!kept.equals(from), kept, events, reached);
    }

    /** Older than what is kept, or from a topic that is no more: then from the first that is kept. */
    private Positions kept(KafkaConsumer<byte[], byte[]> consumer) {
        var partitions = RedFlagTopics.partitions(to.next().keySet());
        var firsts = consumer.beginningOffsets(partitions, RedFlagTopics.WAIT);
        var ends = consumer.endOffsets(partitions, RedFlagTopics.WAIT);
        var kept = from;
        for (var each : partitions) {
            var place = RedFlagTopics.place(each);
            var asked = from.of(place);
            if (asked < firsts.get(each) || asked > ends.get(each)) {
                kept = kept.with(place, firsts.get(each));
            }
        }
        return kept;
    }
}
