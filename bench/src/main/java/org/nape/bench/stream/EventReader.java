package org.nape.bench.stream;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One subscriber of server-sent events, as cheap as can be. */
final class EventReader implements AutoCloseable {
    private static final String BEFORE_ID = "data: {\"specversion\":\"1.0\",\"id\":\"";

    private final Socket socket;
    private final Map<String, String> ids;
    private final Map<String, Instant> heard = new ConcurrentHashMap<>();
    private volatile boolean isStanding;

    private EventReader(Socket socket, Map<String, String> ids) {
        this.socket = socket;
        this.ids = ids;
    }

    /** @param ids shared with the other readers, so that a million ids are not a million texts */
    static EventReader open(Socket socket, String token, Map<String, String> ids) throws IOException {
        var reader = new EventReader(socket, ids);
        socket.getOutputStream()
                .write("GET /api/v1/events/red-flags HTTP/1.1\r\nHost: nape\r\nAuthorization: Bearer %s\r\n\r\n"
                        .formatted(token)
                        .getBytes(StandardCharsets.US_ASCII));
        Thread.ofVirtual().name("event-reader").start(reader::read);
        return reader;
    }

    /** Whether it has an id to come back with. */
    boolean isStanding() {
        return isStanding;
    }

    /** The ids of events, and when they were here. */
    Map<String, Instant> heard() {
        return heard;
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    isStanding = true;
                } else if (line.startsWith(BEFORE_ID)) {
                    var id = line.substring(BEFORE_ID.length(), line.indexOf('"', BEFORE_ID.length()));
                    heard.putIfAbsent(ids.computeIfAbsent(id, same -> same), Instant.now());
                }
            }
        } catch (IOException e) {
            // Closed, here or by the gateway: what came until then counts.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
