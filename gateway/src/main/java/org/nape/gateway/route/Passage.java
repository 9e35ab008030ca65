package org.nape.gateway.route;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;
import org.nape.web.Problem;

/** One request on its way through to a service and back. */
final class Passage {
    /** Up to here an answer is taken in one piece and passed on in one; what is larger passes as it comes. */
    private static final int SMALL = 16 * 1024;

    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private final RoutingContext call;
    private final Route route;
    private final Buffer body;
    private final Origin origin;
    private final Answers answers;
    private final Patience patience;
    private boolean isRepeated;
    private boolean isGivenUp;
    private @Nullable HttpClientRequest underWay;

    Passage(RoutingContext call, Route route, Buffer body, Origin origin, Answers answers) {
        this.call = call;
        this.route = route;
        this.body = body;
        this.origin = origin;
        this.answers = answers;
        this.patience = origin.lanes().get().patience();
    }

    void begin() {
        if (origin.fuse().letsThrough()) {
            connect();
        } else {
            answers.send(call, Refusals.serviceAway());
        }
    }

    private void connect() {
        origin.connect().onSuccess(this::send).onFailure(failure -> refuse(failure, Refusals.serviceAway()));
    }

    private void send(HttpClientRequest request) {
        var asked = call.request();
        request.setMethod(asked.method()).setURI(uri());
        ForwardedHeaders.passRequest(asked.headers(), request.headers(), !route.isForAnyone());
        request.putHeader(Trace.PARENT, call.response().headers().get(Trace.PARENT));
        underWay = request;
        patience.begin(this);
        (body.length() == 0 && !route.takesBody() ? request.send() : request.send(body)).onComplete(answered -> {
            if (answered.succeeded()) {
                origin.fuse().answered();
                answer(answered.result());
                return;
            }
            patience.end(this);
            if (isSafeToRepeat()) {
                isRepeated = true;
                connect();
            } else {
                refuse(answered.cause(), isGivenUp ? Refusals.answerTooSlow() : Refusals.answerLost());
            }
        });
    }

    /** It has taken too long, and whatever comes now comes too late. */
    void giveUp() {
        isGivenUp = true;
        if (underWay != null) {
            underWay.reset();
        }
    }

    private String uri() {
        var query = call.request().query();
        return query == null ? call.request().path() : call.request().path() + "?" + query;
    }

    /** A connection that rests may be closed in the very moment in which it is used; what only reads is asked once more. */
    private boolean isSafeToRepeat() {
        var method = call.request().method();
        return !isRepeated && !isGivenUp && (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD));
    }

    private void refuse(Throwable failure, Problem problem) {
        if (failure instanceof ConnectionPoolTooBusyException) {
            origin.fuse().notAsked();
        } else {
            origin.fuse().failed(failure);
        }
        answers.send(call, problem);
    }

    private void answer(HttpClientResponse answered) {
        var response = call.response();
        if (response.closed() || response.ended()) {
            patience.end(this);
            answered.exceptionHandler(_ -> {});
            answered.request().reset();
        } else if (isSmall(answered)) {
            answered.body().onComplete(whole -> {
                patience.end(this);
                if (whole.succeeded()) {
                    putHead(answered);
                    response.end(whole.result());
                } else {
                    answers.send(call, isGivenUp ? Refusals.answerTooSlow() : Refusals.answerLost());
                }
            });
        } else {
            patience.end(this);
            putHead(answered);
            if (hasNoBody(answered)) {
                response.end();
            } else {
                Outflow.of(answered, call, origin.takenWithin());
            }
        }
    }

    private void putHead(HttpClientResponse answered) {
        var response = call.response().setStatusCode(answered.statusCode());
        ForwardedHeaders.passAnswer(answered.headers(), response.headers(), origin.options());
        if (!route.isForAnyone() && !response.headers().contains("Cache-Control")) {
            response.putHeader("Cache-Control", "no-store");
        }
    }

    private boolean hasNoBody(HttpClientResponse answered) {
        return call.request().method().equals(HttpMethod.HEAD)
                || answered.statusCode() == NOT_MODIFIED
                || answered.statusCode() == NO_CONTENT;
    }

    private boolean isSmall(HttpClientResponse answered) {
        if (hasNoBody(answered)) {
            return false;
        }
        var length = answered.getHeader("Content-Length");
        return length != null && length.length() <= 5 && Integer.parseInt(length) <= SMALL;
    }
}
