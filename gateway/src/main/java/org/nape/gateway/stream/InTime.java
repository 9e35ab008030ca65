package org.nape.gateway.stream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * What was read at once, in the order in which it happened: that a red flag was taken is told after the red flag. Within a
 * partition the order stays as it is, whatever its clocks say.
 */
final class InTime {
    private InTime() {}

    private record Timed(long at, Topic topic, ConsumerRecord<byte[], byte[]> event) {}

    static List<ConsumerRecord<byte[], byte[]>> of(ConsumerRecords<byte[], byte[]> read) {
        var all = new ArrayList<Timed>(read.count());
        for (var partition : read.partitions()) {
            var topic = StreamedTopics.place(partition).topic();
            var latest = 0L;
            for (var event : read.records(partition)) {
                latest = Math.max(latest, event.timestamp());
                all.add(new Timed(latest, topic, event));
            }
        }
        // A stable sort: what has the same time and topic stays in the order of its partition.
        all.sort(Comparator.comparingLong(Timed::at).thenComparing(Timed::topic));
        return all.stream().map(Timed::event).toList();
    }
}
