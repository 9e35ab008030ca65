package org.nape.bench.stream;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Many subscribers of server-sent events, each with a connection of its own, who remember when they heard of what. */
final class Readers implements AutoCloseable {
    /** Not all at once, as they would not come either. */
    private static final int AT_ONCE = 50;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<EventReader> all = new ArrayList<>();
    private final Map<String, String> ids = new ConcurrentHashMap<>();

    private Readers() {}

    /** Returns once each of them stands at the end of the stream. */
    static Readers open(URI gateway, String token, int count) throws IOException, InterruptedException {
        var readers = new Readers();
        try {
            for (var opened = 1; opened <= count; opened++) {
                readers.add(gateway, token);
                if (opened % AT_ONCE == 0 || opened == count) {
                    readers.awaitStanding();
                }
            }
            return readers;
        } catch (IOException | InterruptedException | RuntimeException e) {
            readers.close();
            throw e;
        }
    }

    private void add(URI gateway, String token) throws IOException {
        var socket = new Socket();
        socket.connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()), 5_000);
        all.add(EventReader.open(socket, token, ids));
    }

    private void awaitStanding() throws InterruptedException {
        var until = Instant.now().plus(PATIENCE);
        while (!all.stream().allMatch(EventReader::isStanding)) {
            if (Instant.now().isAfter(until)) {
                throw new IllegalStateException("some streams did not begin");
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    /** Waits a moment for those who do not have all of these yet; says how many have. */
    long awaitAll(Map<String, Instant> events) throws InterruptedException {
        var until = Instant.now().plus(PATIENCE);
        while (haveAll(events) < all.size() && Instant.now().isBefore(until)) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return haveAll(events);
    }

    private long haveAll(Map<String, Instant> events) {
        return all.stream()
                .filter(reader -> reader.heard().keySet().containsAll(events.keySet()))
                .count();
    }

    /** How long after these instants each of them heard of each event. */
    List<Duration> waits(Map<String, Instant> events) {
        var waits = new ArrayList<Duration>();
        for (var reader : all) {
            events.forEach((event, since) -> {
                var at = reader.heard().getOrDefault(event, Instant.MAX);
                waits.add(at.isBefore(since) ? Duration.ZERO : Duration.between(since, at));
            });
        }
        return waits;
    }

    @Override
    public void close() throws IOException {
        for (var reader : all) {
            reader.close();
        }
    }
}
