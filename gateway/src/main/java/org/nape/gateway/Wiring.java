package org.nape.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What the gateway makes itself. */
class Wiring {
    private static final int CONNECTIONS_PER_SERVICE = 64;
    private static final int WAITING_PER_SERVICE = 64;
    private static final int CONNECT_MILLIS = 1_000;
    /** Shorter than the services keep an idle connection, so that none is used in the moment it is closed there. */
    private static final int KEEP_ALIVE_SECONDS = 30;

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Connections to the services for what the gateway asks them itself; requests that pass have their own. */
    @Produces
    @Singleton
    HttpClient services(Vertx vertx) {
        return vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS_PER_SERVICE)
                .setMaxWaitQueueSize(WAITING_PER_SERVICE)
                .setConnectTimeout(CONNECT_MILLIS)
                .setKeepAlive(true)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS));
    }
}
