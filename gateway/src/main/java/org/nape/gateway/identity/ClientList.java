package org.nape.gateway.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.stream.Collectors;

/** How lists of clients are written: a client a line, so that plain tools find one. */
final class ClientList {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private ClientList() {}

    static <T> List<T> read(String text, String file, TypeReference<List<T>> type) {
        try {
            return List.copyOf(JSON.readValue(text, type));
        } catch (JsonProcessingException | RuntimeException e) {
            // The parser's own message would quote what is in the file.
            var line = e instanceof JsonProcessingException json && json.getLocation() != null
                    ? " (line %d)".formatted(json.getLocation().getLineNr())
                    : "";
            throw new IllegalStateException("%s is not a list of clients%s".formatted(file, line));
        }
    }

    static String write(List<?> clients) {
        return clients.stream().map(ClientList::line).collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }

    static String line(Object client) {
        try {
            return JSON.writeValueAsString(client);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A client cannot be written", e);
        }
    }
}
