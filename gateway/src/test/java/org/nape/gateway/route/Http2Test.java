package org.nape.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nape.gateway.Behind;
import org.nape.gateway.Caller;
import org.nape.testbed.Testbed;
import org.nape.web.Role;

/** All on one connection, as HTTP/2 has it: whatever becomes of one request, the others go on. */
@QuarkusTest
@QuarkusTestResource(Testbed.class)
@QuarkusTestResource(Behind.class)
class Http2Test {
    private static final Vertx VERTX = Vertx.vertx();
    /** Vert.x' client may miss an answer that comes before its caller, on another loop, has turned to it. */
    private static final Context LOOP = VERTX.getOrCreateContext();

    private static final HttpClient CLIENT = VERTX.createHttpClient(new HttpClientOptions()
            .setProtocolVersion(HttpVersion.HTTP_2)
            .setHttp2ClearTextUpgrade(false)
            .setHttp2MaxPoolSize(1));

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    private record Answer(HttpClientResponse head, Buffer body) {}

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/questions, 200, application/json",
        "GET, /api/v1/content/big, 200,",
        "GET, /api/v1/content/half, 503, application/problem+json",
        "POST, /api/v1/persons, 201, application/json",
        "GET, /nowhere, 404, application/problem+json",
        "DELETE, /api/v1/questions, 405, application/problem+json",
        "GET, /api/v1/reports, 401, application/problem+json",
        "GET, /problems, 200, text/html; charset=utf-8"
    })
    void answersAsHttp1Does(String method, String path, int status, String type) throws Exception {
        var answer = join(send(method, path, HttpClientRequest::send));

        assertThat(answer.head().statusCode()).isEqualTo(status);
        assertThat(answer.head().getHeader("Content-Type")).isEqualTo(type);
        assertThat(answer.head().getHeader("RateLimit-Remaining")).isNotNull();
        assertThat(answer.head().getHeader("traceparent")).isNotNull();
        assertThat(answer.head().headers().names()).doesNotContain("connection", "transfer-encoding", "keep-alive");
    }

    @Test
    void aRefusedBodyEndsItsRequestAndNoOther() throws Exception {
        var other = send("GET", "/api/v1/content/one", HttpClientRequest::send);
        var connection = join(other).head().request().connection();

        var tooLarge = send("POST", "/api/v1/persons", request -> request.send(Buffer.buffer(new byte[100_000])));

        assertThat(join(tooLarge).head().statusCode()).isEqualTo(413);
        var next =
                join(send("GET", "/api/v1/questions", HttpClientRequest::send)).head();
        assertThat(next.statusCode()).isEqualTo(200);
        assertThat(next.request().connection()).isSameAs(connection);
    }

    @Test
    void aTornAnswerEndsItsRequestAndNoOther() throws Exception {
        var torn = send("GET", "/api/v1/content/torn", HttpClientRequest::send);
        var other = send("GET", "/api/v1/content/one", HttpClientRequest::send);

        assertThat(torn.toCompletionStage().toCompletableFuture())
                .failsWithin(5, TimeUnit.SECONDS)
                .withThrowableThat()
                .withMessageContaining("reset");
        assertThat(join(other).head().statusCode()).isEqualTo(200);
    }

    @Test
    void aHundredAtOnceAreAnswered() throws Exception {
        var answers = IntStream.range(0, 100)
                .mapToObj(i -> send("GET", "/api/v1/content/" + i, HttpClientRequest::send))
                .toList();

        for (var answer : answers) {
            assertThat(join(answer).head().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void redFlagsAreStreamed() throws Exception {
        var token = Caller.token(Role.SUBSCRIBER);
        var begin = new CompletableFuture<String>();

        var request = join(CLIENT.request(HttpMethod.GET, Wire.port(), "localhost", "/api/v1/events/red-flags"));
        var response = join(request.putHeader("Authorization", "Bearer " + token)
                .putHeader("Accept-Encoding", "gzip")
                .send()
                .onSuccess(answered -> answered.handler(part -> begin.complete(part.toString()))));

        assertThat(response.getHeader("Content-Type")).isEqualTo("text/event-stream");
        assertThat(begin).succeedsWithin(5, TimeUnit.SECONDS).asString().startsWith("retry:");
        request.reset();
        assertThat(join(send("GET", "/api/v1/questions", HttpClientRequest::send))
                        .head()
                        .statusCode())
                .isEqualTo(200);
    }

    /** As Java's own client begins. */
    @Test
    void aConnectionIsUpgraded() throws IOException, InterruptedException {
        try (var http = java.net.http.HttpClient.newBuilder()
                .version(java.net.http.HttpClient.Version.HTTP_2)
                .build()) {
            for (var path : List.of("/api/v1/questions", "/nowhere", "/api/v1/questions")) {
                var request = HttpRequest.newBuilder(URI.create("http://localhost:" + Wire.port() + path));

                var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());

                assertThat(answer.version()).isEqualTo(java.net.http.HttpClient.Version.HTTP_2);
                assertThat(answer.statusCode()).isEqualTo(path.equals("/nowhere") ? 404 : 200);
            }
        }
    }

    @Test
    void anUpgradeThatCannotBeReadIsNotMade() {
        var answer = Wire.send(
                "GET /api/v1/questions HTTP/1.1\r\nHost: nape\r\nConnection: Upgrade, HTTP2-Settings, close\r\n"
                        + "Upgrade: h2c\r\nHTTP2-Settings: %%%\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 ");
    }

    private interface Sending {
        Future<HttpClientResponse> send(HttpClientRequest request);
    }

    private static Future<Answer> send(String method, String path, Sending sending) {
        var answered = Promise.<Answer>promise();
        LOOP.runOnContext(_ -> CLIENT.request(HttpMethod.valueOf(method), Wire.port(), "localhost", path)
                .compose(sending::send)
                .compose(head -> head.body().map(body -> new Answer(head, body)))
                .onComplete(answered));
        return answered.future();
    }

    private static <T> T join(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(8, TimeUnit.SECONDS);
    }
}
