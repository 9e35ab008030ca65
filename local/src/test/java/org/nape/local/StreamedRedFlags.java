package org.nape.local;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;

/** A subscriber of server-sent events who comes back with the last id, as often as it takes. */
final class StreamedRedFlags extends RedFlagLog implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Api api;
    private final String token;
    private final Thread thread = Thread.ofVirtual().unstarted(this::follow);
    private volatile String lastId = "";
    private volatile boolean isOver;

    StreamedRedFlags(Api api) throws IOException, InterruptedException {
        this.api = api;
        this.token = api.tokenOfClient("subscriber");
        thread.start();
        await().atMost(PATIENCE).until(() -> !lastId.isEmpty());
    }

    private void follow() {
        while (!isOver) {
            try (var stream = api.redFlags(token, lastId)) {
                await().forever().pollInterval(Duration.ofMillis(50)).until(() -> {
                    keep(stream);
                    return isOver || !stream.isOpen();
                });
                keep(stream);
            } catch (IOException | LaunchException e) {
                // The gateway is away: again.
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** First the id: what comes in between comes again. */
    private void keep(RedFlagStream stream) {
        var id = stream.lastId();
        stream.received().stream()
                .filter(each -> each.event().path("type").asText().equals("red-flag-raised"))
                .forEach(each -> add(
                        each.event().path("id").asText(),
                        each.event().path("sequence").asText(),
                        each.event().at("/data/reportId").asText()));
        if (!id.isEmpty()) {
            lastId = id;
        }
    }

    @Override
    public void close() {
        isOver = true;
        thread.interrupt();
    }
}
