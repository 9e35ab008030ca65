package org.nape.gateway.route;

import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import org.nape.gateway.wire.Connections;

/**
 * A large answer on its way out, as fast as its reader takes it and never in memory as a whole. A reader who takes too long is
 * cut: it holds a connection to the service.
 */
final class Outflow {
    /** HTTP/2's INTERNAL_ERROR; over HTTP/1 the connection is closed. */
    private static final long BROKEN = 2;

    private Outflow() {}

    static void of(HttpClientResponse answered, RoutingContext call, Duration within) {
        var response = call.response();
        var isOfUnknownLength = !response.headers().contains("Content-Length");
        // What HTTP/1.0 has instead of chunks.
        var endsWithConnection = isOfUnknownLength && call.request().version() == HttpVersion.HTTP_1_0;
        response.setChunked(isOfUnknownLength);
        var tooLong = call.vertx().setTimer(within.toMillis(), _ -> {
            answered.request().reset();
            cut(call);
        });
        var pipe = answered.pipe().endOnFailure(false);
        pipe.to(response).onComplete(passed -> {
            call.vertx().cancelTimer(tooLong);
            if (passed.failed()) {
                // Half an answer must not look like a whole one.
                answered.exceptionHandler(_ -> {});
                answered.request().reset();
                response.reset(BROKEN);
            } else if (endsWithConnection) {
                call.request().connection().close();
            }
        });
    }

    private static void cut(RoutingContext call) {
        if (call.request().version() == HttpVersion.HTTP_2) {
            call.response().reset(BROKEN);
        } else {
            Connections.cut(call.request().connection());
        }
    }
}
