package org.nape.gateway.route;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.nape.gateway.identity.Identity;
import org.nape.gateway.identity.PersonResource;
import org.nape.gateway.identity.TokenResource;
import org.nape.gateway.me.MeResource;
import org.nape.gateway.stream.EventStreamResource;

/** What the gateway answers itself. */
@Singleton
class OwnAnswers {
    private final PersonResource persons;
    private final TokenResource tokens;
    private final EventStreamResource streams;
    private final MeResource me;
    private final List<MeResource.Part> parts;

    OwnAnswers(
            PersonResource persons,
            TokenResource tokens,
            EventStreamResource streams,
            MeResource me,
            RouteConfig config) {
        this.persons = persons;
        this.tokens = tokens;
        this.streams = streams;
        this.me = me;
        this.parts = Arrays.stream(Service.values())
                .map(service ->
                        new MeResource.Part(service.name().toLowerCase(Locale.ROOT), Forwarder.origin(service, config)))
                .toList();
    }

    void answer(RoutingContext call, Target.Own ours, Identity caller, Buffer body) {
        switch (ours) {
            case PERSONS -> persons.create(call);
            case TOKENS -> tokens.create(call, body);
            case RED_FLAG_STREAM -> streams.openRedFlags(call, caller);
            case MY_STREAM -> streams.openMine(call, caller);
            case ME -> me.takeOut(call, caller, parts);
        }
    }
}
