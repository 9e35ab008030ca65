package org.nape.bench.gateway;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;

/** What all of them pass requests on to: one answer of a kilobyte, as fast as it can be given. A process of its own. */
final class Upstream extends AbstractVerticle {
    private static final int SIZE = 1_000;
    private static final Buffer ANSWER = Buffer.buffer("{\"text\":\"" + "x".repeat(SIZE) + "\"}");

    private final int port;

    private Upstream(int port) {
        this.port = port;
    }

    /** With the port to listen at. */
    public static void main(String[] arguments) {
        var port = Integer.parseInt(arguments[0]);
        var loops = Runtime.getRuntime().availableProcessors();
        Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops))
                .deployVerticle(() -> new Upstream(port), new DeploymentOptions().setInstances(loops));
    }

    @Override
    public void start(Promise<Void> started) {
        vertx.createHttpServer()
                .requestHandler(request -> request.response()
                        .putHeader("Content-Type", "application/json")
                        .end(ANSWER))
                .listen(port, "127.0.0.1")
                .<Void>mapEmpty()
                .onComplete(started);
    }
}
