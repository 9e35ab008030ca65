package org.nape.gateway.route;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.nape.gateway.route.DoorTest.isProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.nape.gateway.Behind;
import org.nape.gateway.Caller;
import org.nape.testbed.Testbed;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
@QuarkusTestResource(Behind.class)
class RequestLimitsTest {
    private static final int LARGEST = 64 * 1024;

    @Test
    void aBodyOfTheLargestSizePasses() {
        given().auth()
                .oauth2(Caller.person())
                .body("x".repeat(LARGEST))
                .post("/api/v1/reports")
                .then()
                .statusCode(201)
                .body("body.length()", equalTo(LARGEST));
    }

    @Test
    void anAnnouncedLargerBodyIsRefusedBeforeItComes() {
        var answer = Wire.send(post("Content-Length: " + (LARGEST + 1)) + "x");

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("/problems/too-large");
    }

    @Test
    void aLargerBodyThatIsNotAnnouncedIsRefusedToo() {
        var answer =
                Wire.send(post("Transfer-Encoding: chunked") + ("8000\r\n" + "x".repeat(0x8000) + "\r\n").repeat(3));

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("/problems/too-large");
    }

    @Test
    void aContentTypeThatIsNoneIsRefused() {
        var answer = Wire.send("POST /api/v1/tokens HTTP/1.1\r\nHost: nape\r\nContent-Type: ;\r\n"
                + "Content-Length: 0\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("invalid_request");
    }

    @Test
    void aSlowBodyIsNotWaitedFor() {
        var answer = Wire.send(post("Content-Length: 100") + "only this");

        assertThat(answer).startsWith("HTTP/1.1 408 ").contains("/problems/too-slow");
    }

    @Test
    void aStrangeTransferEncodingIsRefused() {
        var answer = Wire.send(post("Transfer-Encoding: gzip, chunked") + "0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 501 ").contains("/problems/transfer-encoding");
    }

    @Test
    void whoAsksFirstMaySend() {
        var answer = Wire.send(post("Content-Length: 2\r\nExpect: 100-continue\r\nConnection: close") + "{}");

        assertThat(answer).startsWith("HTTP/1.1 100 ").contains("HTTP/1.1 201 ");
    }

    @Test
    void tooLargeHeadersAreRefused() {
        isProblem(
                given().header("X-Large", "x".repeat(17_000))
                        .get("/api/v1/questions")
                        .then(),
                431,
                "headers-too-large");
    }

    @Test
    void aTooLongAddressIsRefused() {
        isProblem(given().get("/api/v1/questions?a=" + "x".repeat(5_000)).then(), 414, "address-too-long");
    }

    private static String post(String headers) {
        return "POST /api/v1/reports HTTP/1.1\r\nHost: nape\r\nAuthorization: Bearer %s\r\n%s\r\n\r\n"
                .formatted(Caller.person(), headers);
    }
}
