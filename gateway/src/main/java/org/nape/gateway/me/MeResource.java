package org.nape.gateway.me;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.streams.Pipe;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.nape.gateway.Reading;
import org.nape.gateway.identity.Identity;
import org.nape.web.Problem;

/**
 * {@code GET /me}: asks every service for its part and joins the parts as they come, so that no history is too long. Nothing
 * is sent before all have begun to answer; should one break off after that, the connection is closed, and half of it never
 * looks whole.
 */
@Singleton
public class MeResource {
    private static final Duration SOON = Duration.ofSeconds(2);
    /** Whoever reads slowly holds a connection to each service; others need them too. */
    private static final int MOST_AT_ONCE = 32;

    private final HttpClient client;
    private final Clock clock;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    /**
     * What one service keeps of a person.
     *
     * @param name under which it is in the whole
     * @param origin the service, and how long it may take to begin its answer
     */
    public record Part(String name, RequestOptions origin) {}

    MeResource(HttpClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    public void takeOut(RoutingContext call, Identity caller, List<Part> parts) {
        if (!places.tryAcquire()) {
            call.fail(Problem.unavailable(SOON).asException());
            return;
        }
        var asked = parts.stream().map(part -> ask(call, part)).toList();
        Future.join(asked)
                .transform(_ -> answer(call, caller, asked))
                .onFailure(lost -> {
                    asked.stream()
                            .filter(Future::succeeded)
                            .forEach(each -> each.result().drop());
                    call.fail(lost);
                })
                .onComplete(_ -> places.release());
    }

    /** The answer of a service, held until it is its turn. */
    private record Answered(String name, HttpClientResponse response, Pipe<Buffer> body) {
        void drop() {
            response.request().reset();
        }
    }

    private Future<Answered> ask(RoutingContext call, Part part) {
        var request = new RequestOptions(part.origin())
                .setMethod(HttpMethod.GET)
                .setURI(call.request().path())
                .putHeader("Accept", "application/json")
                .putHeader("Authorization", call.request().getHeader("Authorization"))
                .putHeader("traceparent", call.response().headers().get("traceparent"));
        return Reading.send(
                client,
                request,
                response -> Future.succeededFuture(
                        new Answered(part.name(), response, response.pipe().endOnComplete(false))));
    }

    private Future<Void> answer(RoutingContext call, Identity caller, List<Future<Answered>> asked) {
        var refusal = findRefusal(asked);
        return refusal.isPresent()
                ? Future.failedFuture(refusal.get().asException())
                : join(call, caller, asked.stream().map(Future::result).toList());
    }

    /** Of whom nothing is kept any more, the first service knows; what else is wrong passes. */
    private static Optional<Problem> findRefusal(List<Future<Answered>> asked) {
        return asked.stream()
                .map(each -> each.succeeded() ? each.result().response().statusCode() : 503)
                .filter(status -> status != 200)
                .findFirst()
                .map(status -> switch (status) {
                    case 401 -> Problem.unauthorized();
                    case 410 -> Problem.personErased();
                    default -> Problem.unavailable(SOON);
                });
    }

    private Future<Void> join(RoutingContext call, Identity caller, List<Answered> parts) {
        var whole = call.response()
                .setChunked(true)
                .putHeader("Content-Type", "application/json")
                .putHeader("Content-Disposition", "attachment; filename=\"nape-my-data.json\"")
                .putHeader("Cache-Control", "no-store");
        var head = new JsonObject()
                .put("personId", caller.subject())
                .put("exportedAt", clock.instant().toString())
                .encode();
        var written = whole.write(head.substring(0, head.length() - 1));
        for (var part : parts) {
            written = written.compose(_ -> whole.write(",\"" + part.name() + "\":"))
                    .compose(_ -> part.body().to(whole));
        }
        return written.compose(_ -> whole.end("}"));
    }
}
