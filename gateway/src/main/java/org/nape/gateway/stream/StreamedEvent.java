package org.nape.gateway.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * An event as a stream tells it.
 *
 * @param json CloudEvents 1.0 in structured mode, on one line
 */
record StreamedEvent(Place place, long offset, String level, List<String> concerns, String json) {
    private static final Logger LOG = Logger.getLogger(StreamedEvent.class);
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** Reads a record; empty, and logged, if it is not an event of the contract. */
    static Optional<StreamedEvent> read(ConsumerRecord<byte[], byte[]> kafka) {
        try {
            var data = kafka.value() == null ? null : JSON.readTree(kafka.value());
            if (data == null || !data.path("level").isTextual()) {
                throw new IOException("no level");
            }
            return Optional.of(new StreamedEvent(
                    RedFlagTopics.place(kafka),
                    kafka.offset(),
                    data.get("level").textValue(),
                    data.path("concerns").valueStream().map(JsonNode::asText).toList(),
                    structured(kafka, data)));
        } catch (IOException e) {
            LOG.warnf(
                    "event is not streamed, it cannot be read: topic=%s partition=%d offset=%d",
                    kafka.topic(), kafka.partition(), kafka.offset());
            return Optional.empty();
        }
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
