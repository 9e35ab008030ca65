package org.nape.gateway.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A line to a reader that reads nothing, over a real connection. */
class LineTest {
    private static final int MOST_BEHIND = 100;

    private final Vertx vertx = Vertx.vertx();
    private final CompletableFuture<Line> opened = new CompletableFuture<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final Socket reader = new Socket();
    private Line line;

    @BeforeEach
    void openTheLine() throws IOException {
        InstantSource source = now::get;
        var server = serve(source.withZone(ZoneOffset.UTC));
        reader.setReceiveBufferSize(4_096);
        reader.connect(new InetSocketAddress("127.0.0.1", server.actualPort()));
        reader.getOutputStream().write("GET / HTTP/1.1\r\nHost: nape\r\n\r\n".getBytes(UTF_8));
        line = opened.join();
        fillTheNetwork();
    }

    @AfterEach
    void close() throws IOException {
        reader.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void itIsCutForHowMuchIsUnread() {
        for (var i = 0; i < 3; i++) {
            write("x".repeat(64 * 1024));
        }
        assertThat(isCut()).isFalse();

        write("x".repeat(64 * 1024));

        assertThat(isCut()).isTrue();
    }

    @Test
    void itIsCutForHowManyAreUnread() {
        for (var i = 1; i < MOST_BEHIND; i++) {
            write(":\n\n");
        }
        assertThat(isCut()).isFalse();

        write(":\n\n");

        assertThat(isCut()).isTrue();
    }

    @Test
    void itIsCutForHowLongTheOldestIsUnread() {
        now.updateAndGet(before -> before.plus(Line.LONGEST_BEHIND));
        write(":\n\n");
        assertThat(isCut()).isFalse();

        now.updateAndGet(before -> before.plusSeconds(1));
        write(":\n\n");

        assertThat(isCut()).isTrue();
    }

    @Test
    void whoWaitsForItIsNotHeldLong() throws InterruptedException {
        var before = Instant.now();

        line.andWait(() -> line.write(":\n\n"));

        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(8));
        assertThat(isCut()).isTrue();
    }

    private HttpServer serve(Clock clock) {
        return vertx.createHttpServer(new HttpServerOptions().setSendBufferSize(4_096))
                .requestHandler(request -> {
                    var opening = new Line(vertx.getOrCreateContext(), request, MOST_BEHIND, clock);
                    opening.open(() -> {});
                    opened.complete(opening);
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** Writes until one message stays here. */
    private void fillTheNetwork() {
        while (isTaken(write("x".repeat(32 * 1024)))) {
            assertThat(isCut()).isFalse();
        }
    }

    private static boolean isTaken(Future<Void> written) {
        var future = written.toCompletionStage().toCompletableFuture().thenApply(taken -> true);
        return future.completeOnTimeout(false, 500, TimeUnit.MILLISECONDS).join();
    }

    private Future<Void> write(String text) {
        var written = new CompletableFuture<Future<Void>>();
        line.later(() -> written.complete(line.write(text)));
        return written.join();
    }

    private boolean isCut() {
        return line.isGone();
    }
}
