package org.nape.gateway.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * An event as a stream tells it.
 *
 * @param level of the red flag; empty for what is told of none
 * @param expiresAt from then on it is too late to tell it
 * @param json CloudEvents 1.0 in structured mode, on one line
 */
record StreamedEvent(
        Place place,
        long offset,
        Optional<String> level,
        List<String> concerns,
        Optional<Instant> expiresAt,
        String json) {
    private static final Logger LOG = Logger.getLogger(StreamedEvent.class);
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    /** Events from before there were numbers have none, and only those of red flags ever do. */
    private static final String SEQUENCE = "ce_sequence";

    /** Reads a record; empty, and logged, if it is not an event of the contract. */
    static Optional<StreamedEvent> read(ConsumerRecord<byte[], byte[]> kafka) {
        try {
            var data = kafka.value() == null ? null : JSON.readTree(kafka.value());
            if (data == null || !data.isObject()) {
                throw new IOException("no object");
            }
            var place = StreamedTopics.place(kafka);
            return Optional.of(new StreamedEvent(
                    place,
                    kafka.offset(),
                    level(place.topic(), data),
                    data.path("concerns").valueStream().map(JsonNode::asText).toList(),
                    Optional.ofNullable(data.path("expiresAt").textValue()).map(Instant::parse),
                    structured(kafka, data)));
        } catch (IOException | DateTimeException e) {
            LOG.warnf(
                    "event is not streamed, it cannot be read: topic=%s partition=%d offset=%d",
                    kafka.topic(), kafka.partition(), kafka.offset());
            return Optional.empty();
        }
    }

    /** Whether it is too late to tell it: what was to be done then is not to be done now. */
    boolean isExpired(Instant now) {
        return expiresAt.filter(end -> !end.isAfter(now)).isPresent();
    }

    private static Optional<String> level(Topic topic, JsonNode data) throws IOException {
        if (!Topic.OF_RED_FLAGS.contains(topic)) {
            return Optional.empty();
        }
        if (!data.path("level").isTextual()) {
            throw new IOException("no level");
        }
        return Optional.of(data.get("level").textValue());
    }

    private static String structured(ConsumerRecord<byte[], byte[]> kafka, JsonNode data)
            throws IOException, JsonProcessingException {
        var event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", header(kafka, "ce_id"))
                .put("type", header(kafka, "ce_type"))
                .put("source", header(kafka, "ce_source"))
                .put("time", header(kafka, "ce_time"))
                .put("datacontenttype", "application/json");
        if (kafka.headers().lastHeader(SEQUENCE) != null) {
            event.put("sequence", header(kafka, SEQUENCE));
        }
        return JSON.writeValueAsString(event.set("data", data));
    }

    private static String header(ConsumerRecord<byte[], byte[]> kafka, String name) throws IOException {
        var header = kafka.headers().lastHeader(name);
        if (header == null || header.value() == null) {
            throw new IOException(name + " is missing");
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
