package org.nape.gateway.me;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Three services that keep something of everyone, as well or badly as the caller's trace says: its trace id begins with the
 * letter of a service and a digit for what that one does. All others do as they should.
 */
public final class Keepers implements QuarkusTestResourceLifecycleManager {
    static final int PIECES = 500;
    static final String PIECE = "\"" + "x".repeat(9_997) + "\",";

    private final Vertx vertx = Vertx.vertx();

    /** What a service does other than it should; {@code a} is triage, {@code b} content, {@code c} reminder. */
    enum Fault {
        NONE('d', 0),
        TRIAGE_HAS_ERASED('a', 1),
        CONTENT_FAILS('b', 2),
        REMINDER_CANNOT('c', 3),
        CONTENT_NEVER_ANSWERS('b', 4),
        REMINDER_BREAKS_OFF('c', 5),
        CONTENT_IS_LONG('b', 6);

        private final char service;
        private final int what;

        Fault(char service, int what) {
            this.service = service;
            this.what = what;
        }

        String trace() {
            return "00-" + service + what + "7651916cd43dd8448eb211c80319c0-b7ad6b7169203331-01";
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            var settings = List.of("triage", "content", "reminder").stream()
                    .collect(Collectors.toMap(service -> "nape.gateway.services." + service, this::start));
            settings.put(
                    "nape.gateway.home",
                    Files.createTempDirectory(Path.of("target"), "home").toString());
            settings.put("nape.gateway.answer-within", "1s");
            settings.put("nape.gateway.per-minute.new-persons", "1000");
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String start(String service) {
        var letter = (char) ('a' + List.of("triage", "content", "reminder").indexOf(service));
        var server = vertx.createHttpServer(
                        new HttpServerOptions().setHost("localhost").setPort(0))
                .requestHandler(request -> answer(service, letter, request))
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return "http://localhost:" + server.actualPort();
    }

    private static void answer(String service, char letter, HttpServerRequest request) {
        var trace = request.getHeader("traceparent");
        var answer = request.response().putHeader("Content-Type", "application/json");
        switch (trace.charAt(3) == letter ? trace.charAt(4) : '0') {
            case '1' -> answer.setStatusCode(410).end("{}");
            case '2' -> answer.setStatusCode(500).end("{}");
            case '3' -> answer.setStatusCode(503).end("{}");
            case '4' -> request.resume();
            case '5' ->
                answer.setChunked(true)
                        .write("{\"rows\":[")
                        .onComplete(written -> request.connection().close());
            case '6' -> write(answer.setChunked(true), "{\"rows\":[", PIECES);
            default ->
                answer.end("{\"asked\":\"%s %s %s\",\"of\":\"%s\"}"
                        .formatted(service, request.method(), request.uri(), request.getHeader("Authorization")));
        }
    }

    /** As fast as it is read, and no faster. */
    private static void write(HttpServerResponse answer, String text, int left) {
        answer.write(Buffer.buffer(text)).onSuccess(written -> {
            if (left == 0) {
                answer.end("\"last\"]}");
            } else {
                write(answer, PIECE, left - 1);
            }
        });
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
