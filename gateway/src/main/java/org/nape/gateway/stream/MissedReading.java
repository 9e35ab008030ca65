package org.nape.gateway.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** One reading of the next part of what a stream missed. */
final class MissedReading {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final int MOST_BYTES = 256 * 1024;

    private final Positions from;
    private final Positions to;
    private final Audience audience;

    MissedReading(Positions from, Positions to, Audience audience) {
        this.from = from;
        this.to = to;
        this.audience = audience;
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
        var open = StreamedTopics.partitions(to.next().keySet().stream()
                .filter(place -> kept.of(place) < to.of(place))
                .toList());
        consumer.assign(open);
        open.forEach(each -> consumer.seek(each, kept.of(StreamedTopics.place(each))));
        var events = new ArrayList<StreamedEvent>();
        var reached = kept;
        var bytes = 0;
        var end = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() - end < 0 && bytes < MOST_BYTES && reached.isBehind(to)) {
            for (var record : InTime.of(consumer.poll(POLL))) {
                if (isMissed(record)) {
                    StreamedEvent.read(record).ifPresent(events::add);
                    bytes += record.serializedValueSize();
                }
            }
            for (var each : open) {
                reached = reached.with(StreamedTopics.place(each), consumer.position(each, StreamedTopics.WAIT));
            }
        }
        return new Part(!kept.equals(from), kept, events, reached);
    }

    private boolean isMissed(ConsumerRecord<byte[], byte[]> record) {
        var place = StreamedTopics.place(record);
        return record.offset() < to.of(place) && audience.mayHear(place.topic(), StreamedTopics.person(record));
    }

    /** Older than what is kept, or from a topic that is no more: then from the first that is kept. */
    private Positions kept(KafkaConsumer<byte[], byte[]> consumer) {
        var partitions = StreamedTopics.partitions(to.next().keySet());
        var firsts = consumer.beginningOffsets(partitions, StreamedTopics.WAIT);
        var ends = consumer.endOffsets(partitions, StreamedTopics.WAIT);
        var kept = from;
        for (var each : partitions) {
            var place = StreamedTopics.place(each);
            var asked = from.of(place);
            if (asked < firsts.get(each) || asked > ends.get(each)) {
                kept = kept.with(place, firsts.get(each));
            }
        }
        return kept;
    }
}
