package org.nape.bench.gateway;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.httpproxy.HttpProxy;

/** The proxy that Vert.x brings, and nothing around it: no token is checked, nothing is bounded, no header is looked at. */
final class BareProxy extends AbstractVerticle {
    private static final int CONNECTIONS = 128;

    private final int port;
    private final int upstream;

    private BareProxy(int port, int upstream) {
        this.port = port;
        this.upstream = upstream;
    }

    /** With the port to listen at and that of the upstream. */
    public static void main(String[] arguments) {
        var port = Integer.parseInt(arguments[0]);
        var upstream = Integer.parseInt(arguments[1]);
        var loops = Runtime.getRuntime().availableProcessors();
        Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops))
                .deployVerticle(() -> new BareProxy(port, upstream), new DeploymentOptions().setInstances(loops));
    }

    @Override
    public void start(Promise<Void> started) {
        var client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(CONNECTIONS));
        vertx.createHttpServer()
                .requestHandler(HttpProxy.reverseProxy(client).origin(upstream, "127.0.0.1"))
                .listen(port, "127.0.0.1")
                .<Void>mapEmpty()
                .onComplete(started);
    }
}
