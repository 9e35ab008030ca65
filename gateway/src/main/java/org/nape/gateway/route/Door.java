package org.nape.gateway.route;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.nape.gateway.identity.Identity;
import org.nape.gateway.identity.TokenCheck;
import org.nape.web.Problem;
import org.nape.web.ProblemException;

/** Lets a request in, or says why not: is there such a thing, may this caller ask for it, is the request whole. */
@Singleton
class Door {
    private static final int BEFORE_ALL_OTHERS = Integer.MIN_VALUE + 10;
    private static final int AFTER_ALL_OTHERS = 30_000;
    private static final String AUTHORIZATION = "Authorization";

    private final TokenCheck tokens;
    private final RateLimit limit;
    private final Forwarder forwarder;
    private final OwnAnswers own;
    private final Answers answers;
    private final DateHeader date;
    private final Duration bodyWithin;
    private final Optional<Cors> cors;

    Door(
            TokenCheck tokens,
            RateLimit limit,
            Forwarder forwarder,
            OwnAnswers own,
            Answers answers,
            DateHeader date,
            RouteConfig config) {
        this.tokens = tokens;
        this.limit = limit;
        this.forwarder = forwarder;
        this.own = own;
        this.answers = answers;
        this.date = date;
        this.bodyWithin = config.bodyWithin();
        this.cors = config.corsOrigins().filter(named -> !named.isEmpty()).map(Cors::new);
    }

    void open(@Observes Router router) {
        router.route().order(BEFORE_ALL_OTHERS).handler(this::greet).failureHandler(this::fail);
        // A path that cannot be read at all reaches no route.
        router.errorHandler(400, this::fail);
        cors.ifPresent(each -> router.route().order(BEFORE_ALL_OTHERS + 1).handler(each::greet));
        router.route("/api/*").order(BEFORE_ALL_OTHERS + 2).handler(this::receive);
        router.get("/").handler(call -> call.redirect("/docs"));
        router.route().order(AFTER_ALL_OTHERS).handler(call -> answers.send(call, Refusals.nothingThere()));
    }

    private void fail(RoutingContext call) {
        if (!call.response().headWritten()) {
            // What cannot be read has not been greeted, and counts all the same.
            putHeaders(call);
            limit.count(call);
        }
        answers.failed(call);
    }

    private void putHeaders(RoutingContext call) {
        date.put(call);
        AnswerHeaders.put(call);
    }

    /** What every answer carries and every request must keep to, also those that are not for the API. */
    private void greet(RoutingContext call) {
        putHeaders(call);
        tokens.findLookUp(call.request().getHeader(AUTHORIZATION))
                .ifPresentOrElse(lookUp -> welcomeAfter(lookUp, call), () -> welcome(call));
    }

    /** The key that a token names may be one that its issuer has only just begun to use. */
    private void welcomeAfter(CompletableFuture<Void> lookUp, RoutingContext call) {
        call.request().pause();
        Future.fromCompletionStage(lookUp, call.vertx().getOrCreateContext()).onComplete(_ -> {
            call.request().resume();
            welcome(call);
        });
    }

    private void welcome(RoutingContext call) {
        var tooOften = limit.count(call);
        var breach = RequestLimits.findBreach(call.request());
        if (tooOften.isPresent()) {
            answers.send(call, tooOften.get());
        } else if (breach.isPresent()) {
            answers.sendAndClose(call, breach.get());
        } else if (!call.request().path().equals(call.normalizedPath())) {
            // Who writes a path in another way than its plain one means to be understood in two ways.
            answers.send(call, Refusals.nothingThere());
        } else {
            call.next();
        }
    }

    private void receive(RoutingContext call) {
        var request = call.request();
        switch (Routes.lookUp(request.method().name(), request.path())) {
            case Routes.Answer.Unknown() -> answers.send(call, Refusals.nothingThere());
            case Routes.Answer.OtherMethods(var allowed) -> {
                call.response().putHeader("Allow", String.join(", ", allowed));
                answers.send(call, Refusals.otherMethod());
            }
            case Routes.Answer.Found(var route) -> identify(call, route);
        }
    }

    private void identify(RoutingContext call, Route route) {
        if (route.isForAnyone()) {
            takeBody(call, route, Identity.NOBODY);
            return;
        }
        var caller = findCaller(call, route);
        if (caller.isEmpty()) {
            answers.send(call, tokens.canTell() ? Problem.unauthorized() : Refusals.serviceAway());
        } else if (!caller.get().isOneOf(route.roles())) {
            answers.send(call, Problem.forbidden());
        } else {
            takeBody(call, route, caller.get());
        }
    }

    /** Who names two callers is none of them. */
    private Optional<Identity> findCaller(RoutingContext call, Route route) {
        var sent = call.request().headers().getAll(AUTHORIZATION);
        if (sent.size() != 1) {
            return Optional.empty();
        }
        return Optional.ofNullable(call.<Identity>get(RateLimit.CALLER))
                .or(() -> tokens.find(sent.getFirst()))
                .or(() -> route.takesEndedToken() ? tokens.findRenewable(sent.getFirst()) : Optional.empty());
    }

    private void takeBody(RoutingContext call, Route route, Identity caller) {
        var request = call.request();
        if (RequestBody.hasNone(request)) {
            request.resume();
            serve(call, route, caller, Buffer.buffer());
            return;
        }
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            call.response().writeContinue();
        }
        RequestBody.of(request, call.vertx(), bodyWithin)
                .onSuccess(body -> serve(call, route, caller, body))
                .onFailure(failure -> {
                    if (failure instanceof ProblemException refused) {
                        answers.sendAndClose(call, refused.problem());
                    } else {
                        call.request().connection().close();
                    }
                });
    }

    private void serve(RoutingContext call, Route route, Identity caller, Buffer body) {
        try {
            switch (route.target()) {
                case Service service -> forwarder.forward(call, service, route, body);
                case Target.Own ours -> own.answer(call, ours, caller, body);
            }
        } catch (RuntimeException e) {
            // The router catches what a handler throws, but the body came later.
            call.fail(e);
        }
    }
}
