package org.nape.web.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublishedKeysTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration NEVER = Duration.ofDays(1);

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer issuer;
    private volatile String published = KeySet.write(List.of(key("one")));
    private volatile int status = 200;

    @BeforeEach
    void start() throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/", exchange -> {
            asked.incrementAndGet();
            var body = published.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        issuer.start();
    }

    @AfterEach
    void stop() {
        issuer.stop(0);
    }

    @Test
    void whatIsOldIsAskedForAgain() {
        var keys = keys(Duration.ofMillis(50), Duration.ZERO);
        keys.lookUp().join();
        published = KeySet.write(List.of(key("two")));

        await().until(() -> ids(keys).equals(List.of("two")));
    }

    @Test
    void whatIsFreshIsNotAskedForAgain() {
        var keys = keys(LONG, Duration.ZERO);
        keys.lookUp().join();

        for (var i = 0; i < 1_000; i++) {
            keys.known();
        }

        assertThat(asked).hasValue(1);
    }

    @Test
    void aFloodOfLookUpsAsksOnce() {
        var keys = keys(LONG, NEVER);

        for (var i = 0; i < 1_000; i++) {
            keys.lookUp().join();
        }

        assertThat(asked).hasValue(1);
        assertThat(ids(keys)).containsExactly("one");
    }

    @Test
    void whoComesWhileItIsAskedWaitsForThatAnswer() {
        var answer = new CompletableFuture<List<JsonWebKey>>();
        var keys = new PublishedKeys(
                () -> {
                    asked.incrementAndGet();
                    return answer;
                },
                LONG,
                Duration.ZERO);

        var first = keys.lookUp();
        var second = keys.lookUp();

        assertThat(second).isSameAs(first).isNotDone();
        answer.complete(List.of(key("one")));
        assertThat(first).isCompleted();
        assertThat(asked).hasValue(1);
    }

    @Test
    void whatIsKnownIsUsedOnWhileThereIsNoAnswer() {
        var keys = keys(Duration.ofMillis(1), Duration.ZERO);
        keys.lookUp().join();

        status = 500;
        keys.lookUp().join();
        status = 200;
        published = "<html>";
        keys.lookUp().join();
        published = "{\"keys\":[]}";
        keys.lookUp().join();
        published = "x".repeat(300_000);
        keys.lookUp().join();
        issuer.stop(0);
        keys.lookUp().join();

        assertThat(ids(keys)).containsExactly("one");
    }

    @Test
    void anIssuerThatIsAwayIsNotAskedMoreOften() throws Exception {
        issuer.stop(0);
        var tries = new AtomicInteger();
        var fetch = new KeyFetch();
        var keys = new PublishedKeys(
                () -> {
                    tries.incrementAndGet();
                    return fetch.keys(address(), TokenRules.OUR_ALGORITHMS);
                },
                LONG,
                NEVER);

        for (var i = 0; i < 100; i++) {
            keys.lookUp().join();
            keys.known();
        }

        assertThat(tries).hasValue(1);
    }

    @Test
    void anAnswerThatDripsIsGivenUp() throws Exception {
        var end = new CountDownLatch(1);
        issuer.createContext("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            awaitQuietly(end);
        });

        var answer = new KeyFetch().text(address().resolve("/drip"));

        await().atMost(Duration.ofSeconds(8)).until(answer::isCompletedExceptionally);
        end.countDown();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private PublishedKeys keys(Duration freshFor, Duration againAfter) {
        var fetch = new KeyFetch();
        return new PublishedKeys(() -> fetch.keys(address(), TokenRules.OUR_ALGORITHMS), freshFor, againAfter);
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + issuer.getAddress().getPort() + "/jwks.json");
    }

    private static List<String> ids(PublishedKeys keys) {
        return keys.known().stream().map(JsonWebKey::getKeyId).toList();
    }

    private static RsaJsonWebKey key(String id) {
        try {
            var key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(id);
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
