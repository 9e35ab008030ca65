package org.nape.gateway.stream;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class InTimeTest {
    @Test
    void whatHappenedFirstIsToldFirst() {
        var read = read(List.of(
                at(Topic.ESCALATED, 0, 0, 500),
                at(Topic.ACKNOWLEDGED, 0, 0, 200),
                at(Topic.RAISED, 0, 0, 100),
                at(Topic.RAISED, 0, 1, 300)));

        assertThat(places(InTime.of(read)))
                .containsExactly(
                        "red-flag-raised 0 0",
                        "red-flag-acknowledged 0 0",
                        "red-flag-raised 0 1",
                        "red-flag-escalated 0 0");
    }

    @Test
    void aRedFlagIsToldBeforeThatItWasTakenInTheSameMoment() {
        var read = read(List.of(at(Topic.ACKNOWLEDGED, 0, 0, 100), at(Topic.RAISED, 0, 0, 100)));

        assertThat(places(InTime.of(read))).containsExactly("red-flag-raised 0 0", "red-flag-acknowledged 0 0");
    }

    @Test
    void aPartitionKeepsItsOrderWhateverItsClocksSay() {
        var read = read(List.of(
                at(Topic.RAISED, 0, 0, 900),
                at(Topic.RAISED, 0, 1, 100),
                at(Topic.RAISED, 0, 2, 901),
                at(Topic.RAISED, 1, 0, 500)));

        assertThat(places(InTime.of(read)))
                .containsExactly(
                        "red-flag-raised 1 0", "red-flag-raised 0 0", "red-flag-raised 0 1", "red-flag-raised 0 2");
    }

    private static List<String> places(List<ConsumerRecord<byte[], byte[]>> events) {
        return events.stream()
                .map(each -> "%s %d %d".formatted(each.topic(), each.partition(), each.offset()))
                .toList();
    }

    private static ConsumerRecords<byte[], byte[]> read(List<ConsumerRecord<byte[], byte[]>> events) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> byPartition = events.stream()
                .collect(groupingBy(
                        each -> new TopicPartition(each.topic(), each.partition()), LinkedHashMap::new, toList()));
        return new ConsumerRecords<>(byPartition, Map.of());
    }

    private static ConsumerRecord<byte[], byte[]> at(Topic topic, int partition, long offset, long millis) {
        return new ConsumerRecord<>(
                topic.address(),
                partition,
                offset,
                millis,
                TimestampType.CREATE_TIME,
                0,
                0,
                new byte[0],
                new byte[0],
                new RecordHeaders(),
                Optional.empty());
    }
}
