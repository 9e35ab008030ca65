package org.nape.gateway.route;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.impl.VertxInternal;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.EnumMap;
import java.util.Map;

/** Passes a request on to its service and the answer back, on the event loop. */
@Singleton
class Forwarder {
    /** Shorter than the services keep an idle connection, so that none is used in the moment it is closed there. */
    private static final int KEEP_ALIVE_SECONDS = 30;

    private final Map<Service, Origin> origins = new EnumMap<>(Service.class);
    private final Answers answers;

    @Inject
    Forwarder(Vertx vertx, Answers answers, RouteConfig config) {
        this(vertx, answers, config, InetAddress::getAllByName);
    }

    Forwarder(Vertx vertx, Answers answers, RouteConfig config, Origin.Names names) {
        this.answers = answers;
        var loops = loops(vertx);
        for (var service : Service.values()) {
            var lanes = new Origin.Lanes(vertx, connections(config, loops), config.answerWithin());
            origins.put(
                    service,
                    new Origin(vertx, names, at(service, config), lanes, new Fuse(service), config.takenWithin()));
        }
    }

    private static int loops(Vertx vertx) {
        var loops = 0;
        for (var _ : ((VertxInternal) vertx).getEventLoopGroup()) {
            loops++;
        }
        return loops;
    }

    void forward(RoutingContext call, Service service, Route route, Buffer body) {
        new Passage(call, route, body, origins.get(service), answers).begin();
    }

    private static HttpClientOptions connections(RouteConfig config, int loops) {
        return new HttpClientOptions()
                .setMaxPoolSize(Math.ceilDiv(config.connections(), loops))
                .setMaxWaitQueueSize(Math.ceilDiv(config.waiting(), loops))
                .setConnectTimeout(Math.toIntExact(config.connectWithin().toMillis()))
                .setKeepAlive(true)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS);
    }

    /** Where requests to a service are sent, and how long it may take to connect and to answer. */
    static RequestOptions origin(Service service, RouteConfig config) {
        return at(service, config).setIdleTimeout(config.answerWithin().toMillis());
    }

    private static RequestOptions at(Service service, RouteConfig config) {
        var address = service.address(config);
        var isTls = "https".equals(address.getScheme());
        var port = address.getPort() > 0 ? address.getPort() : isTls ? 443 : 80;
        return new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(address.getHost())
                .setPort(port)
                .setSsl(isTls)
                .setConnectTimeout(config.connectionWithin().toMillis());
    }
}
