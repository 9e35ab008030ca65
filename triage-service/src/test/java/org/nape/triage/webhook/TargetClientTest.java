package org.nape.triage.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On TLS servers of its own, whose names no name server knows. */
class TargetClientTest {
    private static final String PASSWORD = "only-for-tests";
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final List<HttpServerRequest> HEARD = new CopyOnWriteArrayList<>();
    private static final Reply TIMED_OUT = new Reply.Unanswered(DeliveryFailure.TIMED_OUT);

    @TempDir
    static Path directory;

    private static Vertx vertx;
    private static int port;
    private static TargetClient client;

    @BeforeAll
    static void aSubscriberWithACertificate() throws Exception {
        keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=desk.example", "-ext", "san=dns:desk.example");
        keytool("-exportcert", "-rfc", "-file", directory.resolve("desk.pem").toString());
        vertx = Vertx.vertx();
        var tls = new HttpServerOptions()
                .setSsl(true)
                .setSni(true)
                .setKeyCertOptions(new PfxOptions()
                        .setPath(directory.resolve("desk.p12").toString())
                        .setPassword(PASSWORD));
        var server = vertx.createHttpServer(tls).requestHandler(TargetClientTest::hear);
        port = server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get()
                .actualPort();
        client = client(Duration.ofSeconds(10));
    }

    private static TargetClient client(Duration timeout) {
        return new TargetClient(vertx, timeout, Optional.of(directory.resolve("desk.pem")), Clock.systemUTC());
    }

    private static void keytool(String... command) throws Exception {
        var all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        all.addAll(List.of(command));
        all.addAll(List.of("-alias", "desk", "-storepass", PASSWORD, "-keystore"));
        all.add(directory.resolve("desk.p12").toString());
        assertThat(new ProcessBuilder(all).inheritIO().start().waitFor()).isZero();
    }

    private static void hear(HttpServerRequest request) {
        HEARD.add(request);
        switch (request.path()) {
            case "/moved" ->
                request.response().setStatusCode(302).putHeader("Location", "/").end();
            case "/busy" ->
                request.response()
                        .setStatusCode(503)
                        .putHeader("Retry-After", "7")
                        .end();
            case "/chatty" -> request.response().setChunked(true).end(Buffer.buffer(new byte[1_000_000]));
            case "/endless" -> request.response().setChunked(true).write("and then ");
            case "/silent" -> {}
            case "/rude" -> request.connection().close();
            default -> request.response().setStatusCode(202).end();
        }
    }

    @AfterAll
    static void everythingIsClosed() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static Reply post(String host, String path) {
        return post(client, host, path);
    }

    private static Reply post(TargetClient with, String host, String path) {
        return with.post(URI.create("https://" + host + ":" + port + path), LOOPBACK, Map.of("webhook-id", "1"), "{}");
    }

    @Test
    void theVeryAddressIsCalledUnderTheNameOfItsHost() {
        var reply = post("desk.example", "/hook?token=x%20y");

        assertThat(reply).isEqualTo(new Reply.Answered(202, Optional.empty()));
        var heard = HEARD.stream()
                .filter(request -> "/hook".equals(request.path()))
                .findFirst()
                .orElseThrow();
        assertThat(heard.getHeader("Host")).isEqualTo("desk.example:" + port);
        assertThat(heard.connection().indicatedServerName()).isEqualTo("desk.example");
        assertThat(heard.query()).isEqualTo("token=x%20y");
    }

    @Test
    void aCertificateOfAnotherHostIsNoGood() {
        assertThat(post("other.example", "/")).isEqualTo(new Reply.Unanswered(DeliveryFailure.TLS_FAILED));
    }

    @Test
    void aCertificateThatNobodyVouchesForIsNoGood() {
        var careful = new TargetClient(vertx, Duration.ofSeconds(10), Optional.empty(), Clock.systemUTC());

        assertThat(post(careful, "desk.example", "/")).isEqualTo(new Reply.Unanswered(DeliveryFailure.TLS_FAILED));
    }

    @Test
    void aRedirectIsNotFollowed() {
        assertThat(post("desk.example", "/moved")).isEqualTo(new Reply.Answered(302, Optional.empty()));
        assertThat(HEARD).filteredOn(request -> "/".equals(request.path())).isEmpty();
    }

    @Test
    void whatItAsksForIsHeard() {
        assertThat(post("desk.example", "/busy"))
                .isEqualTo(new Reply.Answered(503, Optional.of(Duration.ofSeconds(7))));
    }

    @Test
    void ofALongAnswerOnlyTheStatusIsTaken() {
        var patient = client(Duration.ofMillis(500));

        assertThat(post("desk.example", "/chatty")).isEqualTo(new Reply.Answered(200, Optional.empty()));
        assertThat(post(patient, "desk.example", "/endless")).isEqualTo(new Reply.Answered(200, Optional.empty()));
    }

    @Test
    void whoSaysNothingIsNotWaitedFor() {
        assertThat(post(client(Duration.ofMillis(300)), "desk.example", "/silent"))
                .isEqualTo(TIMED_OUT);
    }

    @Test
    void whoTakesNoConnectionIsNotWaitedFor() throws IOException {
        try (var deaf = new ServerSocket(0, 1, LOOPBACK)) {
            var url = URI.create("https://desk.example:" + deaf.getLocalPort() + "/");

            assertThat(client(Duration.ofMillis(300)).post(url, LOOPBACK, Map.of(), "{}"))
                    .isEqualTo(TIMED_OUT);
        }
    }

    @Test
    void whoIsNotThereOrHangsUpHasFailed() throws IOException {
        int nobody;
        try (var closed = new ServerSocket(0, 1, LOOPBACK)) {
            nobody = closed.getLocalPort();
        }

        assertThat(client.post(URI.create("https://desk.example:" + nobody), LOOPBACK, Map.of(), "{}"))
                .isEqualTo(new Reply.Unanswered(DeliveryFailure.CONNECTION_FAILED));
        assertThat(post("desk.example", "/rude")).isEqualTo(new Reply.Unanswered(DeliveryFailure.CONNECTION_FAILED));
    }
}
