package org.nape.gateway.identity;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.nape.gateway.Reading;
import org.nape.web.Problem;

/**
 * {@code POST /me/token}: a new token of the same person. Whether there still is that person only triage knows, so it is
 * asked with the new token before anybody else gets it.
 */
@Singleton
public class RenewalResource {
    private static final Duration SOON = Duration.ofSeconds(2);

    private final PersonResource persons;
    private final HttpClient client;

    RenewalResource(PersonResource persons, HttpClient client) {
        this.persons = persons;
        this.client = client;
    }

    /**
     * Answers the call with a new token.
     *
     * @param triage where it is, and how long it may take to answer
     */
    public void renew(RoutingContext call, Identity caller, RequestOptions triage) {
        persons.token(call, caller.subject())
                .compose(token -> ask(call, triage, token.text()).compose(status -> switch (status) {
                    case 200 -> Future.succeededFuture(token);
                    case 410 -> Future.failedFuture(Problem.personErased().asException());
                    default -> Future.failedFuture(Problem.unavailable(SOON).asException());
                }))
                .onFailure(call::fail)
                .onSuccess(token -> PersonResource.answer(call, caller.subject(), token));
    }

    /** What triage says of the person. The answer itself is not for us, but is let through: its connection is soon another's. */
    private Future<Integer> ask(RoutingContext call, RequestOptions triage, String token) {
        var request = new RequestOptions(triage)
                .setMethod(HttpMethod.GET)
                .setURI("/api/v1/me")
                .putHeader("Accept", "application/json")
                .putHeader("Authorization", "Bearer " + token)
                .putHeader("traceparent", call.response().headers().get("traceparent"));
        return Reading.send(
                        client,
                        request,
                        // Nobody is left to hear that it broke off.
                        response -> Future.succeededFuture(
                                response.exceptionHandler(_ -> {}).statusCode()))
                .recover(_ -> Future.succeededFuture(503));
    }
}
