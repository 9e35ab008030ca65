package org.nape.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadingTest {
    /** Of so many, some dozens hung when the body was asked for on the caller's thread. */
    private static final int MANY = 10_000;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whoAsksFromAnotherThreadNeverMissesTheBody() throws Exception {
        var server = vertx.createHttpServer()
                .requestHandler(request -> request.response().end("whole"))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        var client = vertx.createHttpClient();
        var request = new RequestOptions().setAbsoluteURI("http://127.0.0.1:" + server.actualPort() + "/");

        for (int i = 0; i < MANY; i++) {
            var body = Reading.send(client, request, HttpClientResponse::body)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);

            assertThat(body.toString()).isEqualTo("whole");
        }
    }
}
