package org.nape.gateway.route;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nape.gateway.Behind;
import org.nape.gateway.Caller;
import org.nape.testbed.Testbed;
import org.nape.web.Role;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
@QuarkusTestResource(Behind.class)
class DoorTest {
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String TRACE_FORM = "00-[0-9a-f]{32}-[0-9a-f]{16}-01";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                GET    | /api/v1/questions          | triage  | anyone
                GET    | /api/v1/rules              | triage  | anyone
                GET    | /api/v1/rules/1.0          | triage  | anyone
                GET    | /api/v1/content            | content | anyone
                GET    | /api/v1/content/chin-tuck  | content | anyone
                POST   | /api/v1/interviews         | triage  | person
                POST   | /api/v1/reports            | triage  | person
                GET    | /api/v1/reports            | triage  | person clinician
                GET    | /api/v1/reports/1          | triage  | person clinician
                GET    | /api/v1/reports/1/counterfactuals | triage | person clinician
                GET    | /api/v1/reports/1/advice   | content | person clinician
                GET    | /api/v1/red-flags          | triage  | clinician subscriber
                GET    | /api/v1/red-flags/1        | triage  | clinician subscriber
                POST   | /api/v1/red-flags/1/acknowledgement | triage | clinician subscriber
                POST   | /api/v1/red-flags/1/closure | triage | clinician subscriber
                GET    | /api/v1/check-ins          | triage  | person
                POST   | /api/v1/check-ins/1        | triage  | person
                DELETE | /api/v1/me                 | triage  | person
                """)
    void eachRouteLeadsToItsServiceForItsRoles(String method, String path, String service, String roles) {
        for (var role : new String[] {Role.PERSON, Role.CLINICIAN, Role.SUBSCRIBER, Role.OPERATOR}) {
            var answer = given().auth()
                    .oauth2(Caller.token(role))
                    .request(method, path)
                    .then();

            if (roles.equals("anyone") || roles.contains(role)) {
                answer.body("service", equalTo(service))
                        .body("method", equalTo(method))
                        .body("uri", equalTo(path));
            } else {
                isProblem(answer, 403, "forbidden");
            }
        }
        var withoutToken = given().request(method, path).then();
        if (roles.equals("anyone")) {
            withoutToken.statusCode(200);
        } else {
            isProblem(withoutToken, 401, "unauthorized").header("WWW-Authenticate", "Bearer");
        }
    }

    @Test
    void aCalendarNeedsNoTokenAndItsKeyIsToldNobodyElse() {
        var key = "Zm9yLXRlc3RzLW9ubHktYW5kLW5vdC1hLXJlYWwta2V5";
        var lines = Collections.synchronizedList(new ArrayList<String>());
        var log = new Handler() {
            @Override
            public void publish(LogRecord record) {
                lines.add(record.getMessage() + Arrays.toString(record.getParameters()) + record.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };

        Logger.getLogger("").addHandler(log);
        try {
            // The service that has calendars is not there.
            var answer = isProblem(
                    given().queryParam("key", key).get("/api/v1/calendar.ics").then(), 503, "unavailable");

            answer.body("instance", equalTo("/api/v1/calendar.ics"));
            assertThat(answer.extract().asString()).doesNotContain(key);
            assertThat(answer.extract().headers().toString()).doesNotContain(key);
            assertThat(lines).noneMatch(line -> line.contains(key));
        } finally {
            Logger.getLogger("").removeHandler(log);
        }
        isProblem(given().get("/api/v1/calendar.icsx").then(), 404, "not-found");
        isProblem(given().get("/api/v1/calendar-key").then(), 401, "unauthorized");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nowhere",
                "/api/v1",
                "/api/v1/",
                "/api/v1/inside",
                "/api/v1/reports/",
                "/api/v1//reports",
                "/api/v1/reports/../../../q/health",
                "/api/v1/content/..%2f..%2fq%2fhealth",
                "/api/v1/content/%2e%2e",
                "/api/v1/content/.",
                "/api/v1/rules/..",
                "/api/v1/rules/1.",
                "/api/v1/rules/1..0",
                "/api/v1/rules/1.0/../../reports",
                "/api/v1/rules/.git",
                "/api/v1/%72eports",
                "/api/v1/content/a;b=c",
                "/api/v1/content/a%00",
                "/API/v1/questions",
                "/x/../api/v1/questions"
            })
    void whatIsNotInTheTableIsNotThere(String path) {
        var answer = Wire.send("GET " + path + " HTTP/1.1\r\nHost: nape\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 404 ")
                .contains("application/problem+json", "/problems/not-found", "nosniff");
    }

    @Test
    void aRequestThatReachesNoRouteIsAProblemToo() {
        var answer = Wire.send("GET /api/v1/questions HTTP/1.1\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .contains("application/problem+json", "/problems/invalid-request", "nosniff", "RateLimit-Remaining: ");
    }

    @Test
    void anotherMethodIsToldWhichThereAre() {
        isProblem(given().delete("/api/v1/reports").then(), 405, "method-not-allowed")
                .header("Allow", "GET, POST");
        isProblem(given().post("/api/v1/questions").then(), 405, "method-not-allowed")
                .header("Allow", "GET");
    }

    @Test
    void theCallersTraceGoesOn() {
        given().header("traceparent", TRACE)
                .header("tracestate", "a=b")
                .get("/api/v1/questions")
                .then()
                .header("traceparent", TRACE)
                .body("headers.traceparent", equalTo(TRACE))
                .body("headers.tracestate", equalTo("a=b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
            })
    void withoutAUsableTraceANewOneStarts(String sent) {
        var answer = given().header("traceparent", sent)
                .header("tracestate", "a=b")
                .get("/api/v1/questions")
                .then()
                .header("traceparent", matchesPattern(TRACE_FORM));

        assertThat(answer.extract().<String>path("headers.traceparent"))
                .isEqualTo(answer.extract().header("traceparent"));
        answer.body("headers.tracestate", nullValue());
    }

    @Test
    void refusalsCarryATraceToo() {
        given().get("/nowhere").then().header("traceparent", matchesPattern(TRACE_FORM));
    }

    @Test
    void onlyHeadersThatCannotFakeAnythingGoIn() {
        given().urlEncodingEnabled(false)
                .auth()
                .oauth2(Caller.person())
                .header("X-User", "root")
                .header("X-Forwarded-For", "127.0.0.1")
                .header("Forwarded", "for=127.0.0.1")
                .header("Cookie", "a=b")
                .header("Idempotency-Key", "k1")
                .header("Accept-Language", "de")
                .contentType(ContentType.JSON)
                .body("{\"answers\":{}}")
                .post("/api/v1/reports?a=b%20c")
                .then()
                .statusCode(201)
                .body("body", equalTo("{\"answers\":{}}"))
                .body("uri", equalTo("/api/v1/reports?a=b%20c"))
                .body("headers.authorization", notNullValue())
                .body("headers.'idempotency-key'", equalTo("k1"))
                .body("headers.'accept-language'", equalTo("de"))
                .body("headers.'x-user'", nullValue())
                .body("headers.'x-forwarded-for'", nullValue())
                .body("headers.forwarded", nullValue())
                .body("headers.cookie", nullValue());
    }

    @Test
    void nothingOfTheInsideGoesOut() {
        given().auth()
                .oauth2(Caller.person())
                .get("/api/v1/reports/1")
                .then()
                .header("Server", nullValue())
                .header("X-Powered-By", nullValue())
                .header("X-Internal", nullValue())
                .header("ETag", "\"1\"")
                .header("Location", "/api/v1/reports/1")
                .header("X-Frame-Options", "DENY")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store");
    }

    @Test
    void theServicesOwnRefusalsAreItsOwn() {
        given().auth()
                .oauth2(Caller.person())
                .get("/api/v1/reports/gone")
                .then()
                .statusCode(410)
                .body("gone", equalTo(true));
    }

    @Test
    void aServiceThatIsAwayIsSaidWithATimeToTryAgain() {
        isProblem(given().auth().oauth2(Caller.person()).get("/api/v1/plan").then(), 503, "unavailable")
                .header("Retry-After", "2");
    }

    @Test
    void aServiceThatTakesTooLongIsNotWaitedFor() {
        isProblem(
                        given().auth()
                                .oauth2(Caller.person())
                                .get("/api/v1/reports/never")
                                .then(),
                        504,
                        "too-slow-inside")
                .header("Retry-After", "2");
    }

    @Test
    void anAnswerThatIsLostIsSaid() {
        isProblem(
                given().auth()
                        .oauth2(Caller.person())
                        .get("/api/v1/reports/lost")
                        .then(),
                503,
                "answer-lost");
    }

    @Test
    void halfAnAnswerNeverLooksWhole() {
        isProblem(given().get("/api/v1/content/half").then(), 503, "answer-lost");

        var torn = Wire.send("GET /api/v1/content/torn HTTP/1.1\r\nHost: nape\r\n\r\n");

        assertThat(torn).containsIgnoringCase("content-length: 100000").endsWith("torn");
    }

    @Test
    void aLargeAnswerPasses() {
        assertThat(given().get("/api/v1/content/big").then().extract().asByteArray())
                .hasSize(2_000_000);
    }

    @Test
    void whatIsNotModifiedHasNoBodyToWaitFor() {
        var answer = Wire.send("GET /api/v1/content/unchanged HTTP/1.1\r\nHost: nape\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 304 ")
                .containsIgnoringCase("etag: \"1\"")
                .containsIgnoringCase("ratelimit-remaining: ")
                .containsIgnoringCase("traceparent: ")
                .doesNotContainIgnoringCase("transfer-encoding")
                .endsWith("\r\n\r\n");
    }

    @Test
    void headAnswersWithoutABody() {
        given().head("/api/v1/questions").then().statusCode(200).header("ETag", "\"1\"");
    }

    static ValidatableResponse isProblem(ValidatableResponse answer, int status, String kind) {
        assertThat(answer.extract().header("X-Request-Id"))
                .isEqualTo(answer.extract().header("traceparent").substring(3, 35));
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + kind))
                .body("status", equalTo(status))
                .body("instance", notNullValue());
    }
}
