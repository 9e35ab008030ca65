package org.nape.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What is behind the door in tests: a triage and a content service that say what they were asked, and behave as badly as the
 * last step of the path says; a reminder service that is not there.
 */
public final class Behind implements QuarkusTestResourceLifecycleManager {
    /** A person who was erased. */
    public static final String ERASED = "00000000-0000-4000-8000-000000000410";
    /** A person of whom nobody can tell at the moment. */
    public static final String LOST = "00000000-0000-4000-8000-000000000503";
    /** The other site whose pages may call the API. */
    public static final String ORIGIN = "https://app.example";

    private final Vertx vertx = Vertx.vertx();

    @Override
    public Map<String, String> start() {
        try {
            var settings = new HashMap<String, String>();
            settings.put("nape.gateway.services.triage", start("triage"));
            settings.put("nape.gateway.services.content", start("content"));
            settings.put("nape.gateway.services.reminder", "http://localhost:" + portOfNobody());
            settings.put(
                    "nape.gateway.home",
                    Files.createTempDirectory(Path.of("target"), "home").toString());
            settings.put("nape.gateway.answer-within", "1s");
            settings.put("nape.gateway.body-within", "1s");
            settings.put("nape.gateway.per-minute.token-requests", "${test.token-requests:10000}");
            settings.put("nape.gateway.head-within", "1s");
            settings.put("nape.gateway.taken-within", "1s");
            settings.put("nape.gateway.cors.origins", ORIGIN);
            settings.put("nape.gateway.per-minute.new-persons", "${test.new-persons:10000}");
            settings.put("nape.gateway.per-minute.address", "${test.address:10000}");
            settings.put("nape.gateway.per-minute.person", "${test.person:10000}");
            settings.put("nape.gateway.per-minute.reports", "${test.reports:10000}");
            settings.put("nape.gateway.stream.heartbeat", "300ms");
            settings.put("nape.gateway.stream.most-behind", "50");
            settings.put("nape.gateway.stream.at-most-of-one", "20");
            settings.put("nape.gateway.stream.most-missed-of-person", "100");
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String start(String service) {
        var server = vertx.createHttpServer(
                        new HttpServerOptions().setHost("localhost").setPort(0))
                .requestHandler(request -> answer(service, request))
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return "http://localhost:" + server.actualPort();
    }

    private static int portOfNobody() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void answer(String service, HttpServerRequest request) {
        var steps = request.path().split("/");
        switch (steps.length == 0 ? "" : steps[steps.length - 1]) {
            case "never" -> request.resume();
            case "lost" -> request.connection().close();
            case "half" ->
                request.response()
                        .putHeader("Content-Length", "100")
                        .write("half")
                        .onComplete(written -> request.connection().close());
            case "big" -> request.response().end("x".repeat(2_000_000));
            case "chunked" -> request.response().setChunked(true).end("x".repeat(30_000));
            case "torn" ->
                request.response()
                        .putHeader("Content-Length", "100000")
                        .write("torn")
                        .onComplete(written -> request.connection().close());
            case "text" ->
                request.response()
                        .putHeader("Content-Type", "application/json")
                        .end("[\"" + "text ".repeat(1_000) + "\"]");
            case "ready" -> request.response().end("{}");
            case "me" -> tellOfPerson(service, request);
            case "openapi" -> request.response().end(OpenApiOf.service(service));
            // As services answer it: without a length, which makes the client inside think of chunks.
            case "unchanged" ->
                request.response().setStatusCode(304).putHeader("ETag", "\"1\"").end();
            case "gone" ->
                request.response()
                        .setStatusCode(410)
                        .putHeader("Content-Type", "application/json")
                        .end("{\"gone\":true}");
            default -> echo(service, request);
        }
    }

    /** As the person's id says: erased, or nothing at all. */
    private void tellOfPerson(String service, HttpServerRequest request) {
        if (request.method() != HttpMethod.GET) {
            echo(service, request);
            return;
        }
        var token = request.getHeader("Authorization").split("\\.")[1];
        var claims = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        if (claims.contains(LOST)) {
            request.connection().close();
        } else {
            request.response()
                    .setStatusCode(claims.contains(ERASED) ? 410 : 200)
                    .end("{}");
        }
    }

    private void echo(String service, HttpServerRequest request) {
        var headers = new JsonObject();
        request.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        request.body()
                .onSuccess(body -> request.response()
                        .setStatusCode(request.method().name().equals("POST") ? 201 : 200)
                        .putHeader("Content-Type", "application/json")
                        .putHeader("Server", "secret/1.0")
                        .putHeader("X-Powered-By", "secret")
                        .putHeader("traceparent", "00-11111111111111111111111111111111-1111111111111111-00")
                        .putHeader("X-Frame-Options", "ALLOWALL")
                        .putHeader("RateLimit-Remaining", "1000000")
                        .putHeader("X-Internal", "secret")
                        .putHeader("Connection", "X-Internal")
                        .putHeader("ETag", "\"1\"")
                        .putHeader("Location", "http://" + request.getHeader("Host") + "/api/v1/reports/1")
                        .end(new JsonObject()
                                .put("service", service)
                                .put("method", request.method().name())
                                .put("uri", request.uri())
                                .put("headers", headers)
                                .put("body", body.toString())
                                .toBuffer()));
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
