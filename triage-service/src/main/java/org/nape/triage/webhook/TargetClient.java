package org.nape.triage.webhook;

import static java.util.Objects.requireNonNull;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Calls one address under the name of its host: connects to nothing else, follows no redirect, and is done with it when the
 * time is over. Of the answer only the head is looked at.
 */
final class TargetClient {
    private static final int MOST_CONNECTIONS = 1_000;
    private static final int LONGEST_ANSWER = 64 * 1024;

    private final HttpClient client;
    private final Duration timeout;
    private final Clock clock;

    /** @param trusted certificates to trust instead of the JVM's */
    TargetClient(Vertx vertx, Duration timeout, Optional<Path> trusted, Clock clock) {
        // A connection is used once: the next try goes where the host is then.
        var options = new HttpClientOptions()
                .setKeepAlive(false)
                .setMaxPoolSize(MOST_CONNECTIONS)
                .setConnectTimeout((int) timeout.toMillis());
        trusted.ifPresent(path -> options.setTrustOptions(new PemTrustOptions().addCertPath(path.toString())));
        client = vertx.createHttpClient(options);
        this.timeout = timeout;
        this.clock = clock;
    }

    Reply post(URI url, InetAddress address, Map<String, String> headers, String body) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, Targets.port(url))))
                .setHost(url.getHost())
                .setPort(Targets.port(url))
                .setSsl(Targets.isHttps(url))
                .setURI(pathOf(url));
        headers.forEach(options::putHeader);
        var call = new Call(body);
        var over =
                client.request(options).compose(call::send).toCompletionStage().toCompletableFuture();
        try {
            over.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            call.abandon(DeliveryFailure.TIMED_OUT);
        } catch (ExecutionException e) {
            call.abandon(why(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            call.abandon(DeliveryFailure.TIMED_OUT);
        }
        return call.reply();
    }

    private static String pathOf(URI url) {
        var path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    private static DeliveryFailure why(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                        .limit(10)
                        .anyMatch(SSLException.class::isInstance)
                ? DeliveryFailure.TLS_FAILED
                : failure instanceof SocketTimeoutException || failure instanceof TimeoutException
                        ? DeliveryFailure.TIMED_OUT
                        : DeliveryFailure.CONNECTION_FAILED;
    }

    /** One call; the first that is known of its end is its end. */
    private final class Call {
        private final Buffer body;
        private @Nullable HttpClientRequest request;
        private @Nullable Reply reply;
        private int read;

        Call(String body) {
            this.body = Buffer.buffer(body);
        }

        /** A connection that comes too late is not used: the delivery may be with another by then. */
        synchronized Future<Void> send(HttpClientRequest connected) {
            request = connected;
            if (reply != null) {
                connected.reset();
                return Future.succeededFuture();
            }
            return connected.send(body).compose(this::hear);
        }

        private synchronized Future<Void> hear(HttpClientResponse response) {
            settle(Reply.Answered.of(
                    response.statusCode(), Optional.ofNullable(response.getHeader("Retry-After")), clock.instant()));
            response.handler(this::skip);
            return response.end();
        }

        /** Let it finish its sentence, but not go on for ever. */
        private synchronized void skip(Buffer part) {
            read += part.length();
            if (read > LONGEST_ANSWER && request != null) {
                request.reset();
            }
        }

        synchronized void abandon(DeliveryFailure why) {
            settle(new Reply.Unanswered(why));
            if (request != null) {
                request.reset();
            }
        }

        private void settle(Reply last) {
            if (reply == null) {
                reply = last;
            }
        }

        synchronized Reply reply() {
            return requireNonNull(reply);
        }
    }
}
