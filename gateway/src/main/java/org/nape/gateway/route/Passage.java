package org.nape.gateway.route;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.OriginRequestProvider;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.util.concurrent.TimeoutException;
import org.nape.web.Problem;

/** One request on its way through to a service and back. */
final class Passage implements OriginRequestProvider, ProxyInterceptor {
    private static final int NOT_MODIFIED = 304;

    private final RoutingContext call;
    private final Route route;
    private final Buffer body;
    private final RequestOptions origin;
    private final Answers answers;
    private boolean isConnected;

    Passage(RoutingContext call, Route route, Buffer body, RequestOptions origin, Answers answers) {
        this.call = call;
        this.route = route;
        this.body = body;
        this.origin = origin;
        this.answers = answers;
    }

    @Override
    public Future<HttpClientRequest> create(ProxyContext context) {
        return context.client().request(origin).onSuccess(connected -> isConnected = true);
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        var asked = call.request();
        var query = asked.query();
        context.request()
                .setURI(query == null ? asked.path() : asked.path() + "?" + query)
                .setBody(body.length() == 0 ? null : Body.body(body));
        var headers = context.request().headers();
        var passed = ForwardedHeaders.ofRequest(headers, !route.isForAnyone());
        headers.clear()
                .addAll(passed)
                .set(Trace.PARENT, call.response().headers().get(Trace.PARENT));
        return context.sendRequest().recover(failure -> Future.succeededFuture(refusal(context, failure)));
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        var headers = context.response().headers();
        ForwardedHeaders.cleanAnswer(headers, origin);
        if (!route.isForAnyone() && !headers.contains("Cache-Control")) {
            headers.set("Cache-Control", "no-store");
        }
        if (context.response().getStatusCode() == NOT_MODIFIED) {
            // It has no body and says nothing about one, or a client waits for it.
            headers.remove("Transfer-Encoding");
            context.response().setBody(null);
        }
        return context.sendResponse();
    }

    private ProxyResponse refusal(ProxyContext context, Throwable failure) {
        var problem = problem(failure);
        var response = context.request().release().response().setStatusCode(problem.status());
        problem.retryAfter().ifPresent(wait -> response.putHeader("Retry-After", Answers.seconds(wait)));
        return response.putHeader("Content-Type", Problem.MEDIA_TYPE)
                .setBody(Body.body(answers.body(problem, call.request().path())));
    }

    private Problem problem(Throwable failure) {
        if (!isConnected) {
            return Refusals.serviceAway();
        }
        return failure instanceof TimeoutException ? Refusals.answerTooSlow() : Refusals.answerLost();
    }
}
