package org.nape.gateway.stream;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.nape.gateway.route.Wire;

/** A subscriber's end of a stream, which reads as the standard of server-sent events says. */
final class Reader implements AutoCloseable {
    static final String RED_FLAGS = "/api/v1/events/red-flags";
    static final String MINE = "/api/v1/events/mine";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Heard> events = new CopyOnWriteArrayList<>();
    private final List<String> comments = new CopyOnWriteArrayList<>();
    private volatile String lastId = "";
    private volatile boolean hasEnded;

    private Reader() {}

    record Heard(String event, String id, JsonNode data) {}

    static Reader open(String token, String query, Map<String, String> headers) {
        return open(RED_FLAGS, token, query, headers);
    }

    static Reader open(String path, String token, String query, Map<String, String> headers) {
        var reader = new Reader();
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + Wire.port() + path + query))
                .header("Authorization", "Bearer " + token);
        headers.forEach(request::header);
        reader.client
                .sendAsync(request.build(), HttpResponse.BodyHandlers.ofLines())
                .thenAcceptAsync(reader::listen);
        return reader;
    }

    /** A reader that stands at the end already. */
    static Reader listening(String token, String query) {
        return standing(open(token, query, Map.of()));
    }

    /** A person who hears of themselves, and stands at the end already. */
    static Reader ofMine(String token, String query) {
        return standing(open(MINE, token, query, Map.of()));
    }

    private static Reader standing(Reader reader) {
        await().atMost(Duration.ofSeconds(20)).until(() -> !reader.lastId.isEmpty());
        return reader;
    }

    static Reader resuming(String token, String lastId) {
        return open(token, "", Map.of("Last-Event-ID", lastId));
    }

    private void listen(HttpResponse<Stream<String>> answer) {
        var block = new ArrayList<String>();
        try (var lines = answer.body()) {
            lines.forEach(line -> {
                if (line.isEmpty()) {
                    heard(block);
                    block.clear();
                } else {
                    block.add(line);
                }
            });
        } catch (RuntimeException e) {
            // A stream that is cut ends like any other.
        } finally {
            hasEnded = true;
        }
    }

    private void heard(List<String> block) {
        block.stream().filter(line -> line.startsWith(":")).forEach(comments::add);
        lastId = field(block, "id", lastId);
        var data = field(block, "data", "");
        if (!data.isEmpty()) {
            events.add(new Heard(field(block, "event", "message"), lastId, json(data)));
        }
    }

    private static JsonNode json(String data) {
        try {
            return JSON.readTree(data);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String field(List<String> block, String name, String otherwise) {
        return block.stream()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse(otherwise);
    }

    List<Heard> events() {
        return events;
    }

    /** The ids of the events. */
    List<String> ids() {
        return events.stream().map(heard -> heard.data().path("id").textValue()).toList();
    }

    List<String> comments() {
        return comments;
    }

    String lastId() {
        return lastId;
    }

    boolean hasEnded() {
        return hasEnded;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
