package org.nape.gateway.route;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which answers are compressed (the server compresses all that do not say that they are as they are): text that was asked for by GET and is worth it. Never a stream of events, which would be held
 * back, and never what comes of a POST, as a token or the secret of a webhook, whose length should tell nothing.
 */
final class Encoding {
    private static final int WORTH_IT = 1024;
    private static final Set<String> TEXT = Set.of(
            "application/json",
            "application/problem+json",
            "application/yaml",
            "application/javascript",
            "image/svg+xml",
            "text/calendar",
            "text/css",
            "text/html",
            "text/javascript",
            "text/plain");

    private Encoding() {}

    /** Chooses once the headers of the answer are known. */
    static void watch(RoutingContext call) {
        if (call.request().headers().contains(HttpHeaders.ACCEPT_ENCODING)) {
            call.addHeadersEndHandler(_ -> choose(call));
        }
    }

    private static void choose(RoutingContext call) {
        var headers = call.response().headers();
        if (headers.contains(HttpHeaders.CONTENT_ENCODING)) {
            return;
        }
        if (call.request().method().equals(HttpMethod.GET)
                && isText(headers.get(HttpHeaders.CONTENT_TYPE))
                && !isTiny(headers.get(HttpHeaders.CONTENT_LENGTH))) {
            headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        } else {
            headers.set(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
        }
    }

    private static boolean isText(@Nullable String type) {
        if (type == null) {
            return false;
        }
        var end = type.indexOf(';');
        return TEXT.contains((end < 0 ? type : type.substring(0, end)).strip());
    }

    private static boolean isTiny(@Nullable String length) {
        return length != null && length.length() < 5 && Integer.parseInt(length) < WORTH_IT;
    }
}
