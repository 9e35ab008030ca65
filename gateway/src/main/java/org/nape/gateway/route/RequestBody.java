package org.nape.gateway.route;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import org.nape.gateway.wire.Malformed;
import org.nape.web.Problem;

/**
 * Takes in the whole body of a request before anything is done with it: a service never waits for a slow caller, and
 * what does not fit or does not come in time is refused here.
 */
final class RequestBody {
    /** As much as the services take. */
    static final int LARGEST = 64 * 1024;

    private final Promise<Buffer> whole = Promise.promise();
    private final Buffer received = Buffer.buffer();

    private RequestBody() {}

    /** The body, or the {@link org.nape.web.ProblemException} to refuse it with. */
    static Future<Buffer> of(HttpServerRequest request, Vertx vertx, Duration within) {
        return new RequestBody().read(request, vertx, within);
    }

    private Future<Buffer> read(HttpServerRequest request, Vertx vertx, Duration within) {
        request.exceptionHandler(whole::tryFail);
        request.endHandler(ended -> end(request));
        request.handler(this::take);
        if (request.isEnded() || whole.future().isComplete()) {
            return whole.future();
        }
        var deadline = vertx.setTimer(within.toMillis(), late -> refuse(Refusals.bodyTooSlow()));
        return whole.future().onComplete(done -> vertx.cancelTimer(deadline));
    }

    /** Whether its end comes with its head: there is nothing to wait for. */
    static boolean hasNone(HttpServerRequest request) {
        return request.version() != HttpVersion.HTTP_2
                && !request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                && !request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private void end(HttpServerRequest request) {
        if (Malformed.isBodyBroken(request.connection())) {
            refuse(Refusals.brokenBody());
        } else {
            whole.tryComplete(received);
        }
    }

    private void take(Buffer part) {
        if (whole.future().isComplete()) {
            return;
        }
        if (received.length() + part.length() > LARGEST) {
            refuse(Refusals.bodyTooLarge());
        } else {
            received.appendBuffer(part);
        }
    }

    private void refuse(Problem problem) {
        whole.tryFail(problem.asException());
    }
}
