package org.nape.messaging;

import static org.nape.messaging.EventProducer.utf8;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.nape.events.Sequence;

/** An event as it travels: CloudEvents 1.0 in binary mode, the attributes in headers and the bare JSON as value. */
record EventRecord(
        String id,
        String topic,
        UUID personId,
        String payload,
        String source,
        Instant happenedAt,
        @Nullable String traceparent,
        Optional<Sequence> sequence) {
    private static final byte[] SPECVERSION = utf8("1.0");
    private static final byte[] CONTENT_TYPE = utf8("application/json");

    ProducerRecord<String, byte[]> forKafka() {
        var kafka = new ProducerRecord<>(topic, personId.toString(), utf8(payload));
        kafka.headers()
                .add("ce_specversion", SPECVERSION)
                .add("ce_id", utf8(id))
                .add("ce_type", utf8(topic))
                .add("ce_source", utf8(source))
                .add("ce_time", utf8(happenedAt.toString()))
                .add("content-type", CONTENT_TYPE);
        if (traceparent != null) {
            kafka.headers().add("traceparent", utf8(traceparent));
        }
        sequence.ifPresent(number -> kafka.headers().add("ce_sequence", utf8(number.toString())));
        return kafka;
    }
}
