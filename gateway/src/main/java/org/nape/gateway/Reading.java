package org.nape.gateway;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.TimeoutException;

/** How the gateway itself asks a service for what only reads. */
public final class Reading {
    private Reading() {}

    /** Once more if the connection was lost: one that rests may be closed in the very moment in which it is used. */
    public static Future<HttpClientResponse> send(HttpClient client, RequestOptions request) {
        return client.request(request)
                .compose(connected -> connected
                        .send()
                        .recover(lost -> lost instanceof TimeoutException
                                ? Future.failedFuture(lost)
                                : client.request(request).compose(HttpClientRequest::send)));
    }
}
