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

    OwnAnswers(PersonResource persons, TokenResource tokens, EventStreamResource streams) {
        this.persons = persons;
        this.tokens = tokens;
        this.streams = streams;
    }

    void answer(RoutingContext call, Target.Own ours, Identity caller, Buffer body) {
        switch (ours) {
            case PERSONS -> persons.create(call);
            case TOKENS -> tokens.create(call, body);
            case RED_FLAG_STREAM -> streams.open(call, caller);
        }
    }
}
