package org.nape.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A subscriber's end of the red-flag stream: server-sent events, read as they come. */
public final class RedFlagStream implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final InputStream connection;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile String lastId = "";
    private volatile boolean isOpen = true;

    /** An event and when it was here. */
    public record Received(String id, JsonNode event, Instant at) {}

    RedFlagStream(InputStream connection) {
        this.connection = connection;
        Thread.ofVirtual().name("red-flag-stream").start(this::read);
    }

    /** All events so far, in the order in which they came. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    /** Whether more may come. */
    public boolean isOpen() {
        return isOpen;
    }

    /** What to resume from. */
    public String lastId() {
        return lastId;
    }

    /** The first event that fits; throws when none has come within the time. */
    Received await(Predicate<JsonNode> wanted, Duration patience) throws InterruptedException {
        return Patience.await(
                "the red flag at the stream",
                patience,
                () -> received.stream()
                        .filter(each -> wanted.test(each.event().path("data")))
                        .findFirst());
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(connection, StandardCharsets.UTF_8))) {
            @Nullable String data = null;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    lastId = line.substring(3).strip();
                } else if (line.startsWith("data:")) {
                    data = line.substring(5).strip();
                } else if (line.isEmpty() && data != null) {
                    received.add(new Received(lastId, JSON.readTree(data), Instant.now()));
                    data = null;
                }
            }
        } catch (IOException e) {
            // The stream was closed, here or by the gateway; what came until then is kept.
        } finally {
            isOpen = false;
        }
    }
}
