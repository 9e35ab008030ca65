package org.nape.gateway.route;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.nape.gateway.identity.Identity;
import org.nape.gateway.identity.PersonResource;
import org.nape.gateway.identity.TokenResource;
import org.nape.gateway.stream.EventStreamResource;

/** What the gateway answers itself. */
@Singleton
class OwnAnswers {
    private final PersonResource persons;
    private final TokenResource tokens;
    private final EventStreamResource streams;
    private final RateLimit limit;

    OwnAnswers(PersonResource persons, TokenResource tokens, EventStreamResource streams, RateLimit limit) {
        this.persons = persons;
        this.tokens = tokens;
        this.streams = streams;
        this.limit = limit;
    }

    void answer(RoutingContext call, Target.Own ours, Identity caller, Buffer body) {
        switch (ours) {
            case PERSONS -> {
                var wait = limit.take(call.request().remoteAddress());
                if (wait.isPositive()) {
                    call.fail(Refusals.tooOften(wait).asException());
                } else {
                    persons.create(call);
                }
            }
            case TOKENS -> tokens.create(call, body);
            case RED_FLAG_STREAM -> streams.open(call, caller);
        }
    }
}
