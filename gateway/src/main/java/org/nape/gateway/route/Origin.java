package org.nape.gateway.route;

import io.netty.util.concurrent.FastThreadLocal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * A service, as requests reach it: one address, or several replicas behind one name.
 *
 * @param names who knows the addresses of all replicas
 * @param options where it is
 * @param lanes to it alone: no other service's requests can take its connections
 * @param takenWithin how long a caller may take to take in a large answer
 */
record Origin(Vertx vertx, Names names, RequestOptions options, Lanes lanes, Fuse fuse, Duration takenWithin) {
    private static final int MOST_REPLICAS = 4;

    /** What each event loop has of its own: nothing in it is shared, and no request changes loops. */
    record Lane(HttpClient client, Patience patience) {}

    /** The lane of the event loop that asks. */
    static final class Lanes extends FastThreadLocal<Lane> {
        private final Vertx vertx;
        private final HttpClientOptions options;
        private final Duration answerWithin;

        Lanes(Vertx vertx, HttpClientOptions options, Duration answerWithin) {
            this.vertx = vertx;
            this.options = options;
            this.answerWithin = answerWithin;
        }

        @Override
        protected Lane initialValue() {
            return new Lane(vertx.createHttpClient(options), new Patience(vertx, answerWithin));
        }
    }

    /** Whoever knows all addresses that a name has. */
    interface Names {
        InetAddress[] addressesOf(String host) throws UnknownHostException;
    }

    /** A connection on which a request can be sent; one replica that is dead costs nobody an answer. */
    Future<HttpClientRequest> connect() {
        return lanes.get().client().request(options).recover(this::elsewhere);
    }

    /** Nothing was sent yet, so nothing can happen twice. */
    private Future<HttpClientRequest> elsewhere(Throwable failure) {
        return failure instanceof ConnectException
                ? vertx.executeBlocking(this::replicas, false)
                        .compose(replicas -> connect(replicas.iterator(), failure))
                : Future.failedFuture(failure);
    }

    private Future<HttpClientRequest> connect(Iterator<SocketAddress> replicas, Throwable failure) {
        return replicas.hasNext()
                ? lanes.get()
                        .client()
                        .request(new RequestOptions(options).setServer(replicas.next()))
                        .recover(next -> connect(replicas, next))
                : Future.failedFuture(failure);
    }

    /** In any order, so that those who are left share the load; none if there is only one, which has had its turn. */
    private List<SocketAddress> replicas() throws UnknownHostException {
        var addresses = Arrays.asList(names.addressesOf(options.getHost()));
        Collections.shuffle(addresses);
        return addresses.size() == 1
                ? List.of()
                : addresses.stream()
                        .limit(MOST_REPLICAS)
                        .map(address -> SocketAddress.inetSocketAddress(options.getPort(), address.getHostAddress()))
                        .toList();
    }
}
