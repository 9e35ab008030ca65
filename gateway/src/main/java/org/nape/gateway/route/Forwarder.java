package org.nape.gateway.route;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyOptions;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;

/** Passes a request on to its service and the answer back, on the event loop. */
@Singleton
class Forwarder {
    private final Map<Service, RequestOptions> origins = new EnumMap<>(Service.class);
    private final ProxyOptions options = new ProxyOptions().setSupportWebSocket(false);
    private final HttpClient client;
    private final Answers answers;

    Forwarder(HttpClient client, Answers answers, RouteConfig config) {
        this.client = client;
        this.answers = answers;
        for (var service : Service.values()) {
            origins.put(service, origin(service, config));
        }
    }

    void forward(RoutingContext call, Service service, Route route, Buffer body) {
        var passage = new Passage(call, route, body, origins.get(service), answers);
        HttpProxy.reverseProxy(options, client)
                .origin(passage)
                .addInterceptor(passage)
                .handle(call.request());
    }

    /** Where requests to a service are sent, and how long it may take to answer. */
    static RequestOptions origin(Service service, RouteConfig config) {
        var address = service.address(config);
        var isTls = "https".equals(address.getScheme());
        var port = address.getPort() > 0 ? address.getPort() : isTls ? 443 : 80;
        return new RequestOptions()
                .setHost(address.getHost())
                .setPort(port)
                .setSsl(isTls)
                .setTimeout(config.answerWithin().toMillis());
    }
}
