package org.nape.gateway.route;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.nape.gateway.identity.Identity;
import org.nape.gateway.identity.PersonResource;
import org.nape.gateway.identity.RenewalResource;
import org.nape.gateway.identity.TokenResource;
import org.nape.gateway.me.MeResource;
import org.nape.gateway.stream.EventStreamResource;
import org.nape.web.token.TokenConfig;

/** What the gateway answers itself. */
@Singleton
class OwnAnswers {
    /** What is not done here while a provider issues the tokens. */
    private static final Set<Target.Own> ISSUED = EnumSet.of(Target.Own.PERSONS, Target.Own.TOKENS, Target.Own.RENEWAL);

    private final PersonResource persons;
    private final TokenResource tokens;
    private final RenewalResource renewals;
    private final EventStreamResource streams;
    private final MeResource me;
    private final TokenConfig issued;
    private final RequestOptions triage;
    private final List<MeResource.Part> parts;

    OwnAnswers(
            PersonResource persons,
            TokenResource tokens,
            RenewalResource renewals,
            EventStreamResource streams,
            MeResource me,
            TokenConfig issued,
            RouteConfig config) {
        this.persons = persons;
        this.tokens = tokens;
        this.renewals = renewals;
        this.streams = streams;
        this.me = me;
        this.issued = issued;
        this.triage = Forwarder.origin(Service.TRIAGE, config);
        this.parts = Arrays.stream(Service.values())
                .map(service ->
                        new MeResource.Part(service.name().toLowerCase(Locale.ROOT), Forwarder.origin(service, config)))
                .toList();
    }

    void answer(RoutingContext call, Target.Own ours, Identity caller, Buffer body) {
        if (ISSUED.contains(ours) && !issued.areOurs()) {
            throw Refusals.tokensElsewhere(issued.issuer()).asException();
        }
        switch (ours) {
            case PERSONS -> persons.create(call);
            case TOKENS -> tokens.create(call, body);
            case RENEWAL -> renewals.renew(call, caller, triage);
            case RED_FLAG_STREAM -> streams.openRedFlags(call, caller);
            case MY_STREAM -> streams.openMine(call, caller);
            case ME -> me.takeOut(call, caller, parts);
        }
    }
}
