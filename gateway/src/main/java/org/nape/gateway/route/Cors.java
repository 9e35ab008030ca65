package org.nape.gateway.route;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which pages of other sites may call the API: those of the origins that the operator names. A browser sends no token by itself,
 * so none comes along that its user does not know of.
 */
final class Cors {
    private static final String ANY = "*";
    private static final int REMEMBERED_SECONDS = 86_400;

    private final Set<String> origins;
    private final CorsHandler allowed;

    Cors(Set<String> origins) {
        this.origins =
                origins.stream().map(origin -> origin.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        this.allowed = CorsHandler.create()
                .addOrigins(List.copyOf(origins))
                .allowedMethods(Set.of(
                        HttpMethod.GET,
                        HttpMethod.HEAD,
                        HttpMethod.POST,
                        HttpMethod.PUT,
                        HttpMethod.PATCH,
                        HttpMethod.DELETE))
                .allowedHeaders(Set.of(
                        "Accept-Language",
                        "Authorization",
                        "Content-Type",
                        "Idempotency-Key",
                        "If-Match",
                        "If-None-Match",
                        "Last-Event-ID",
                        "traceparent",
                        "tracestate"))
                .exposedHeaders(Set.of(
                        "Allow",
                        "ETag",
                        "Location",
                        "RateLimit-Limit",
                        "RateLimit-Remaining",
                        "RateLimit-Reset",
                        "Retry-After",
                        "traceparent",
                        "X-Request-Id"))
                .maxAgeSeconds(REMEMBERED_SECONDS);
    }

    /** Any other is answered as if it had not said where it comes from: its browser does not let it read that. */
    void greet(RoutingContext call) {
        var origin = call.request().getHeader("Origin");
        if (origin == null || origins.contains(ANY) || origins.contains(origin.toLowerCase(Locale.ROOT))) {
            allowed.handle(call);
        } else {
            call.response().headers().add("Vary", "Origin");
            call.next();
        }
    }
}
