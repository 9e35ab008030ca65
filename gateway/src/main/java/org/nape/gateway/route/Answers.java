package org.nape.gateway.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.nape.web.Problem;
import org.nape.web.ProblemException;

/** How the door says no: every failure of every route leaves as a problem. */
@Singleton
class Answers {
    private static final Logger LOG = Logger.getLogger(Answers.class);
    /** HTTP/2's INTERNAL_ERROR; over HTTP/1 the connection is closed. */
    private static final long BROKEN = 2;

    private static final long NO_ERROR = 0;
    /** How long a caller who still sends may go on, so that it reads the refusal and not a broken connection. */
    private static final long LINGER_MILLIS = 1_000;

    private final ObjectMapper json;

    Answers(ObjectMapper json) {
        this.json = json;
    }

    /** Answers what a route failed with. */
    void failed(RoutingContext call) {
        var response = call.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            // Half an answer must not look like a whole one.
            response.reset(BROKEN);
            return;
        }
        AnswerHeaders.put(call);
        send(call, problem(call));
    }

    void send(RoutingContext call, Problem problem) {
        var response = call.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(problem.status()).putHeader("Content-Type", Problem.MEDIA_TYPE);
        problem.retryAfter().ifPresent(wait -> response.putHeader("Retry-After", seconds(wait)));
        if (problem.status() == 401) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        response.end(body(
                problem.withRequestId(AnswerHeaders.requestId(call)),
                call.request().path()));
    }

    /** Answers without waiting for the rest of the request, and takes no more of it. */
    void sendAndClose(RoutingContext call, Problem problem) {
        var request = call.request();
        if (request.version() == HttpVersion.HTTP_2) {
            send(call, problem);
            if (!request.isEnded()) {
                call.response().reset(NO_ERROR);
            }
            return;
        }
        call.response().putHeader("Connection", "close");
        send(call, problem);
        if (request.isEnded()) {
            request.connection().close();
            return;
        }
        var longEnough =
                call.vertx().setTimer(LINGER_MILLIS, _ -> request.connection().close());
        request.endHandler(_ -> {
            call.vertx().cancelTimer(longEnough);
            request.connection().close();
        });
        request.handler(_ -> {});
        request.resume();
    }

    private Buffer body(Problem problem, String path) {
        try {
            return Buffer.buffer(json.writeValueAsBytes(at(problem, path)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("A problem cannot be written", e);
        }
    }

    static String seconds(Duration wait) {
        return Long.toString(Math.max(1, Math.ceilDiv(wait.toMillis(), 1_000L)));
    }

    private static Problem at(Problem problem, String path) {
        try {
            return problem.withInstance(new URI(null, null, path, null));
        } catch (URISyntaxException e) {
            return problem;
        }
    }

    private static Problem problem(RoutingContext call) {
        if (call.failure() instanceof ProblemException known) {
            return known.problem();
        }
        return switch (call.statusCode()) {
            case 400 -> Problem.badRequest("The request could not be read", List.of());
            case 401 -> Problem.unauthorized();
            case 403 -> Problem.forbidden();
            case 404 -> Refusals.nothingThere();
            case 405 -> Refusals.otherMethod();
            case 413 -> Refusals.bodyTooLarge();
            case 503 -> Refusals.serviceAway();
            default -> internal(call);
        };
    }

    private static Problem internal(RoutingContext call) {
        // The message may hold what a person sent; the kind and the place hold none of it.
        var failure = call.failure();
        var places = failure == null ? new StackTraceElement[0] : failure.getStackTrace();
        LOG.errorf(
                "request failed: %s at %s requestId=%s",
                failure == null ? "no reason given" : failure.getClass().getName(),
                places.length == 0 ? "an unknown place" : places[0],
                AnswerHeaders.requestId(call));
        return Problem.internal();
    }
}
