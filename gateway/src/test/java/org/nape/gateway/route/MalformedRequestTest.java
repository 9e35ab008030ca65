package org.nape.gateway.route;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nape.gateway.Behind;
import org.nape.testbed.Testbed;

/** What comes before the router: every refusal is a problem that is counted and traced, and closes the connection. */
@QuarkusTest
@QuarkusTestResource(Testbed.class)
@QuarkusTestResource(Behind.class)
class MalformedRequestTest {
    private static final String GOOD = "GET /api/v1/questions HTTP/1.1\r\nHost: nape\r\n\r\n";
    private static final String HOST = "Host: nape\r\n";

    static Stream<Arguments> requests() {
        return Stream.of(
                Arguments.of("BROKEN\r\n\r\n", 400, "invalid-request"),
                Arguments.of("GET /\r\n\r\n", 400, "invalid-request"),
                Arguments.of("GET / HTTP/1.1\nHost: nape\n\n", 400, "invalid-request"),
                Arguments.of("GET / HTPP/1.1\r\n" + HOST + "\r\n", 505, "http-version"),
                Arguments.of("GET / HTTP/9.9\r\n" + HOST + "\r\n", 505, "http-version"),
                Arguments.of("GET / HTTP/2.0\r\n" + HOST + "\r\n", 505, "http-version"),
                Arguments.of("GET /%zz HTTP/1.1\r\n" + HOST + "\r\n", 400, "invalid-request"),
                Arguments.of("GET /api/v1/questions?a={b} HTTP/1.1\r\n" + HOST + "\r\n", 400, "invalid-request"),
                Arguments.of("GET / HTTP/1.1\r\n" + HOST + "A b: c\r\n\r\n", 400, "invalid-request"),
                Arguments.of("GET / HTTP/1.1\r\n" + HOST + "A : c\r\n\r\n", 400, "invalid-request"),
                Arguments.of("GET / HTTP/1.1\r\n" + HOST + "A: b\0c\r\n\r\n", 400, "invalid-request"),
                Arguments.of("GET /" + "x".repeat(5_000) + " HTTP/1.1\r\n" + HOST + "\r\n", 414, "address-too-long"),
                Arguments.of("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\n" + HOST + "\r\n", 414, "address-too-long"),
                Arguments.of(
                        "GET / HTTP/1.1\r\n" + HOST + "A: " + "x".repeat(17_000) + "\r\n\r\n",
                        431,
                        "headers-too-large"),
                Arguments.of(
                        "GET / HTTP/1.1\r\n" + HOST + "A: " + "x".repeat(70_000) + "\r\n\r\n",
                        431,
                        "headers-too-large"),
                Arguments.of("GET / HTTP/1.1\r\n" + HOST + "A: b\r\n".repeat(8_000) + "\r\n", 431, "headers-too-large"),
                Arguments.of("GET / HTTP/1.1\r\n" + HOST + HOST + "\r\n", 400, "invalid-request"),
                Arguments.of(post("Content-Length: -1\r\n"), 400, "invalid-request"),
                Arguments.of(post("Content-Length: +2\r\n") + "{}", 400, "invalid-request"),
                Arguments.of(post("Content-Length: 0x2\r\n") + "{}", 400, "invalid-request"),
                Arguments.of(post("Content-Length: 2\r\nContent-Length: 3\r\n") + "{}", 400, "invalid-request"),
                Arguments.of(post("Content-Length: 2, 3\r\n") + "{}", 400, "invalid-request"),
                Arguments.of(
                        post("Content-Length: 2\r\nTransfer-Encoding: chunked\r\n") + "0\r\n\r\n",
                        400,
                        "invalid-request"),
                Arguments.of(
                        post("Transfer-Encoding: chunked\r\nContent-Length: 2\r\n") + "0\r\n\r\n",
                        400,
                        "invalid-request"),
                Arguments.of(
                        post("Transfer-Encoding: chunked\r\n").replace("/1.1", "/1.0") + "0\r\n\r\n",
                        400,
                        "invalid-request"),
                Arguments.of(post("Transfer-Encoding: identity\r\n") + "{}", 501, "transfer-encoding"),
                Arguments.of(post("Transfer-Encoding: chunked\r\n") + "zz\r\n{}\r\n0\r\n\r\n", 400, "invalid-request"),
                Arguments.of(post("Transfer-Encoding: chunked\r\n") + "-1\r\n{}\r\n0\r\n\r\n", 400, "invalid-request"),
                Arguments.of("MALFORMED-FORGED / HTTP/1.1\r\n" + HOST + "\r\n", 400, "invalid-request"),
                Arguments.of("GET / HTTP/1.1\r\nHost", 408, "too-slow"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void isAProblemAndClosesTheConnection(String request, int status, String kind) {
        var answer = Wire.send(request);

        assertThat(answer)
                .startsWith("HTTP/1.1 " + status + " ")
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("/problems/" + kind, "\"status\":" + status, "\"instance\":", "\"requestId\":")
                .containsIgnoringCase("traceparent: 00-")
                .containsIgnoringCase("ratelimit-remaining: ")
                .containsIgnoringCase("connection: close")
                .doesNotContain("netty", "vertx", "Exception");
        assertThat(answer.split("(?m)^HTTP/1\\.1 ")).as("one answer").hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET http://nape/api/v1/questions HTTP/1.1\r\nHost: nape\r\nConnection: close\r\n\r\n",
                "GET /api/v1/questions HTTP/1.0\r\n\r\n",
                "GET /api/v1/questions HTTP/1.0\r\nHost: nape\r\n\r\n",
                "\r\n\r\nGET /api/v1/questions HTTP/1.1\r\nHost: nape\r\nConnection: close\r\n\r\n",
                "HEAD /api/v1/questions HTTP/1.1\r\nHost: nape\r\nConnection: close\r\n\r\n"
            })
    void whatIsOnlyUnusualIsAnswered(String request) {
        assertThat(Wire.send(request)).contains(" 200 OK\r\n");
    }

    @Test
    void anAnswerWithoutALengthEndsForOldClientsWithTheConnection() {
        var answer = Wire.send("GET /api/v1/content/chunked HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");

        assertThat(answer)
                .contains(" 200 OK\r\n")
                .doesNotContainIgnoringCase("transfer-encoding")
                .endsWith("\r\n\r\n" + "x".repeat(30_000));
    }

    @Test
    void whatIsSentBehindABrokenRequestIsNotRead() {
        var answer = Wire.send(GOOD + "BROKEN\r\n\r\n" + GOOD);

        assertThat(answer.split("HTTP/1\\.1 ")).hasSize(3).satisfies(parts -> {
            assertThat(parts[1]).startsWith("200");
            assertThat(parts[2]).startsWith("400");
        });
    }

    @Test
    void requestsInARowAreAnsweredInTheirOrder() {
        var last = GOOD.replace("Host: nape\r\n", "Host: nape\r\nConnection: close\r\n");
        var inARow = "GET /api/v1/content/one HTTP/1.1\r\nHost: nape\r\n\r\n"
                + "GET /nowhere HTTP/1.1\r\nHost: nape\r\n\r\n"
                + "HEAD /api/v1/content/two HTTP/1.1\r\nHost: nape\r\n\r\n"
                + "GET /api/v1/content/three HTTP/1.1\r\nHost: nape\r\n\r\n";

        var answer = Wire.send(inARow + last);

        assertThat(answer.split("HTTP/1\\.1 ")).hasSize(6);
        assertThat(answer)
                .containsSubsequence(" 200 ", "/content/one", " 404 ", " 200 ", " 200 ", "/content/three", " 200 ");
    }

    @Test
    void whoDoesNotSayWhatIsSpokenIsCut() throws IOException {
        try (var socket = Wire.connect()) {
            socket.getOutputStream().write("PRI * HTTP".getBytes(UTF_8));

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    /** A head that comes drop by drop, on many connections: each is given up, and nobody else waits. */
    @Test
    void slowHeadsAreGivenUpAndStopNobody() throws IOException {
        var slow = new ArrayList<Socket>();
        for (var i = 0; i < 200; i++) {
            slow.add(Wire.connect());
            slow.getLast().getOutputStream().write("GET /api/v1/questions HTTP/1.1\r\nHost: na".getBytes(UTF_8));
        }

        assertThat(Wire.send(GOOD.replace("nape\r\n", "nape\r\nConnection: close\r\n")))
                .startsWith("HTTP/1.1 200 ");
        for (var socket : slow) {
            try (socket) {
                assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                        .startsWith("HTTP/1.1 408 ");
            }
        }
    }

    /** Longer than a head may take. */
    @Test
    void aConnectionThatRestsIsNotTakenForASlowHead() throws IOException {
        try (var socket = Wire.connect()) {
            for (var i = 0; i < 2; i++) {
                socket.getOutputStream().write(GOOD.getBytes(ISO_8859_1));
                assertThat(socket.getInputStream().readNBytes(12))
                        .asString(UTF_8)
                        .isEqualTo("HTTP/1.1 200");
                socket.setSoTimeout(1_500);

                assertThatThrownBy(() -> socket.getInputStream().readAllBytes())
                        .isInstanceOf(SocketTimeoutException.class);
            }
        }
    }

    /** As many as browsers and portals leave open: each still works, and so does who comes next. */
    @Test
    void twoThousandIdleConnectionsStopNobody() throws IOException {
        var idle = new ArrayList<Socket>();
        try {
            for (var i = 0; i < 2_000; i++) {
                idle.add(Wire.connect());
            }

            assertThat(List.of(idle.getFirst(), idle.get(1_000), idle.getLast(), Wire.connect()))
                    .allSatisfy(socket -> {
                        socket.getOutputStream().write(GOOD.getBytes(ISO_8859_1));
                        assertThat(socket.getInputStream().readNBytes(12))
                                .asString(UTF_8)
                                .isEqualTo("HTTP/1.1 200");
                    });
        } finally {
            for (var socket : idle) {
                socket.close();
            }
        }
    }

    private static String post(String headers) {
        return "POST /api/v1/persons HTTP/1.1\r\n" + HOST + headers + "\r\n";
    }
}
