package org.nape.gateway;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** How the gateway itself asks a service for what only reads. */
public final class Reading {
    private Reading() {}

    /**
     * Once more if the connection was lost: one that rests may be closed in the very moment in which it is used.
     *
     * @param answer takes the answer the moment it is there; whoever takes it later, on another thread, may find that its body
     *     has passed, and wait for it in vain
     */
    public static <T> Future<T> send(
            HttpClient client, RequestOptions request, Function<HttpClientResponse, Future<T>> answer) {
        return client.request(request)
                .compose(connected -> connected
                        .send()
                        .recover(lost -> lost instanceof TimeoutException
                                ? Future.failedFuture(lost)
                                : client.request(request).compose(HttpClientRequest::send))
                        .compose(answer));
    }
}
