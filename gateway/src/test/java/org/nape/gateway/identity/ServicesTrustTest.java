package org.nape.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the services check tokens: with the library they use, set as the web module sets it, and the published keys. */
class ServicesTrustTest {
    /** The library does not ask again so soon after it asked. */
    private static final Duration REPRIEVE = Duration.ofMillis(300);

    @TempDir
    Path folder;

    @Test
    void aServiceThatStartsBeforeTheGatewayTrustsItOnceItIsThere() throws Exception {
        var keys = keys("one");
        var port = freePort();
        var service = service(port);
        assertThatThrownBy(() -> service.parse(token(keys))).isInstanceOf(ParseException.class);

        var gateway = publish(port, keys);

        assertThat(service.parse(token(keys)).getSubject()).isEqualTo("someone");
        gateway.stop(0);
    }

    @Test
    void aServiceNoticesANewKey() throws Exception {
        var before = keys("one");
        var after = keys("two");
        var port = freePort();
        var service = service(port);
        var gateway = publish(port, before);
        service.parse(token(before));
        gateway.stop(0);
        awaitEndOf(REPRIEVE);

        gateway = publish(port, after);

        assertThat(service.parse(token(after)).getSubject()).isEqualTo("someone");
        assertThatThrownBy(() -> service.parse(token(before))).isInstanceOf(ParseException.class);
        gateway.stop(0);
    }

    private static void awaitEndOf(Duration time) {
        var start = System.nanoTime();
        await().until(() -> System.nanoTime() - start > time.toNanos());
    }

    private static JWTParser service(int port) {
        var trust = new JWTAuthContextInfo("http://localhost:%d/.well-known/jwks.json".formatted(port), "nape");
        trust.setExpectedAudience(Set.of("nape"));
        trust.setSignatureAlgorithm(Set.of(SignatureAlgorithm.RS256));
        trust.setJwksRefreshInterval(60);
        trust.setForcedJwksRefreshInterval(1);
        trust.setJwksRetainCacheOnErrorDuration(10);
        return new DefaultJWTParser(trust);
    }

    private static HttpServer publish(int port, TokenKeys keys) throws IOException {
        var server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        server.createContext("/.well-known/jwks.json", exchange -> {
            var body = keys.publicKeys().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Cache-Control", "public, max-age=300");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String token(TokenKeys keys) {
        return new TokenIssuer(keys, Clock.systemUTC())
                .issue("someone", "person", Duration.ofHours(1))
                .text();
    }

    private TokenKeys keys(String name) {
        return new TokenKeys(new HomeConfig(folder.resolve(name)));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
