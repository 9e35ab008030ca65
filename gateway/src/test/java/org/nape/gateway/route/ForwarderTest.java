package org.nape.gateway.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one service does to the door, to its own callers and to those of the others. */
class ForwarderTest {
    private static final Handler<HttpServerRequest> SILENT = request -> {};
    private static final Handler<HttpServerRequest> WELL =
            request -> request.response().end("well");

    private final Vertx behind = Vertx.vertx();
    private final List<Vertx> all = new ArrayList<>(List.of(behind));
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Handler<HttpServerRequest> triage = WELL;
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        all.forEach(
                each -> each.close().toCompletionStage().toCompletableFuture().join());
        http.close();
    }

    @Test
    void whoIsSilentIsNotAskedAnyMoreAndIsFoundAgainWhenBack() {
        var door = door("localhost");
        triage = SILENT;

        assertThat(all(get(door, "/triage", 8))).containsOnly(504);
        var begun = System.nanoTime();
        var refused = get(door, "/triage");
        var took = Duration.ofNanos(System.nanoTime() - begun);
        var ofTheOther = get(door, "/content");
        triage = WELL;

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("2");
        assertThat(refused.body()).contains("/problems/unavailable");
        assertThat(took).isLessThan(Duration.ofMillis(200));
        assertThat(ofTheOther.statusCode()).isEqualTo(200);
        await().atMost(5, SECONDS).until(() -> get(door, "/triage").statusCode() == 200);
        await().atMost(5, SECONDS)
                .untilAsserted(() -> assertThat(all(get(door, "/triage", 8))).containsOnly(200));
    }

    @Test
    void whatIsRefusedByAServiceIsNoFailureOfIt() {
        var door = door("localhost");
        triage = request -> request.response()
                .setStatusCode(List.of(400, 404, 409, 500, 503).get(asked.incrementAndGet() % 5))
                .end();

        assertThat(IntStream.range(0, 50).map(_ -> get(door, "/triage").statusCode()))
                .containsOnly(400, 404, 409, 500, 503);
        assertThat(asked).hasValue(50);
        triage = WELL;

        assertThat(get(door, "/triage").statusCode()).isEqualTo(200);
    }

    @Test
    void aStalledServiceSlowsNobodyElseAndTheQueueBeforeItIsBounded() {
        var door = door("localhost");
        all(get(door, "/content", 8));
        triage = SILENT;

        var stalled = get(door, "/triage", 60);
        var slow = IntStream.range(0, 50)
                .mapToLong(_ -> {
                    var begun = System.nanoTime();
                    assertThat(get(door, "/content").statusCode()).isEqualTo(200);
                    return System.nanoTime() - begun;
                })
                .sorted()
                .skip(45)
                .findFirst()
                .orElseThrow();

        // A few may be slow because the machine is.
        assertThat(Duration.ofNanos(slow)).isLessThan(Duration.ofMillis(500));
        // 8 are asked, 4 wait for their turn, and the others are not kept waiting at all.
        assertThat(all(stalled)).containsOnly(503, 504);
        assertThat(all(stalled).stream().filter(status -> status == 503).count())
                .isGreaterThanOrEqualTo(52);
    }

    /** Two replicas behind one name; at the address that is tried first, nobody listens any more. */
    @Test
    void aDeadReplicaCostsNobodyAnAnswer() {
        var door = door("127.0.0.2");
        triage = request -> request.response().putHeader("Connection", "close").end("well");

        var answers = IntStream.range(0, 20)
                .mapToObj(_ -> get(door, "/triage").statusCode())
                .toList();

        assertThat(answers).containsOnly(200);
    }

    @Test
    void whatChangesSomethingIsNeverSentTwice() {
        var door = door("localhost");
        triage = request -> {
            asked.incrementAndGet();
            request.connection().close();
        };

        var lost =
                send(HttpRequest.newBuilder(door.resolve("/triage")).POST(HttpRequest.BodyPublishers.ofString("{}")));

        assertThat(lost.statusCode()).isEqualTo(503);
        assertThat(lost.body()).contains("/problems/answer-lost");
        assertThat(asked).hasValue(1);
        assertThat(get(door, "/triage").statusCode()).isEqualTo(503);
        assertThat(asked).as("what only reads is asked once more").hasValue(3);
    }

    /** Its answer passes at its own pace: what is not read stays in the service, and in the end its place is needed. */
    @Test
    void whoDoesNotReadALargeAnswerFillsNoMemoryAndIsCut() throws IOException {
        var door = door("localhost");
        var written = new AtomicLong();
        var isOver = new AtomicBoolean();
        triage = request -> {
            var response = request.response().setChunked(true);
            response.closeHandler(_ -> isOver.set(true));
            pour(response, written);
            response.drainHandler(_ -> pour(response, written));
        };

        try (var socket = new Socket("127.0.0.1", door.getPort())) {
            socket.getOutputStream().write("GET /triage HTTP/1.1\r\nHost: nape\r\n\r\n".getBytes(UTF_8));
            await().atMost(5, SECONDS).untilTrue(isOver);
        }

        assertThat(written.get()).isBetween(64L * 1024, 32L * 1024 * 1024);
        assertThat(get(door, "/content").statusCode()).isEqualTo(200);
    }

    /** As much as is taken. */
    private static void pour(HttpServerResponse response, AtomicLong written) {
        while (!response.writeQueueFull() && !response.ended() && !response.closed()) {
            response.write(Buffer.buffer(new byte[64 * 1024]));
            written.addAndGet(64 * 1024);
        }
    }

    /** A door without Quarkus, before a triage service that behaves as the test says and a content service that is well. */
    private URI door(String triageAt) {
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        all.add(vertx);
        var settings = Map.of(
                "nape.gateway.services.triage",
                        "http://" + triageAt + ":" + listen(behind, request -> triage.handle(request)),
                "nape.gateway.services.content", "http://localhost:" + listen(behind, WELL),
                "nape.gateway.services.reminder", "http://localhost:1",
                "nape.gateway.answer-within", "500ms",
                "nape.gateway.connection-within", "300ms",
                "nape.gateway.connections", "8",
                "nape.gateway.waiting", "4",
                "nape.gateway.taken-within", "1s");
        var config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 100, new DurationConverter())
                .withMapping(RouteConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(RouteConfig.class);
        var forwarder = new Forwarder(vertx, new Answers(new ObjectMapper()), config, ForwarderTest::replicas);
        var router = Router.router(vertx);
        for (var service : List.of(Service.TRIAGE, Service.CONTENT)) {
            router.route("/" + service.name().toLowerCase()).handler(call -> {
                AnswerHeaders.put(call);
                var route =
                        Route.of(call.request().method().name(), call.request().path(), service);
                forwarder.forward(call, service, route, Buffer.buffer());
            });
        }
        return URI.create("http://localhost:" + listen(vertx, router));
    }

    private static InetAddress[] replicas(String host) throws UnknownHostException {
        return new InetAddress[] {InetAddress.getByName(host), InetAddress.getByName("127.0.0.1")};
    }

    private static int listen(Vertx vertx, Handler<HttpServerRequest> handler) {
        return vertx.createHttpServer()
                .requestHandler(handler)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    private HttpResponse<String> get(URI door, String path) {
        return send(HttpRequest.newBuilder(door.resolve(path)));
    }

    private List<CompletableFuture<Integer>> get(URI door, String path, int times) {
        var request = HttpRequest.newBuilder(door.resolve(path)).build();
        return IntStream.range(0, times)
                .mapToObj(_ -> http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                        .thenApply(HttpResponse::statusCode))
                .toList();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .join();
    }

    private static List<Integer> all(List<CompletableFuture<Integer>> answers) {
        return answers.stream().map(CompletableFuture::join).toList();
    }
}
