package org.nape.gateway.route;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nape.gateway.Behind;
import org.nape.gateway.Caller;
import org.nape.testbed.Testbed;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
@QuarkusTestResource(Behind.class)
class CorsTest {
    @Test
    void aBrowserAsksFirstAndNeedsNoToken() {
        var answer = preflight(Behind.ORIGIN)
                .statusCode(204)
                .header("Access-Control-Allow-Origin", Behind.ORIGIN)
                .header("Access-Control-Allow-Credentials", nullValue())
                .header("Access-Control-Max-Age", "86400")
                .header("RateLimit-Remaining", notNullValue())
                .header("traceparent", notNullValue());

        assertThat(answer.extract().header("Access-Control-Allow-Methods"))
                .contains("GET", "POST", "PUT", "PATCH", "DELETE");
        assertThat(answer.extract().header("Access-Control-Allow-Headers"))
                .contains("Authorization", "Content-Type", "Idempotency-Key", "If-Match", "Last-Event-ID");
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/questions, 200", "/api/v1/reports, 401", "/api/v1/nowhere, 404", "/api/v1/content/lost, 503"})
    void anAnswerMayBeReadThere(String path, int status) {
        var answer = given().header("Origin", Behind.ORIGIN)
                .get(path)
                .then()
                .statusCode(status)
                .header("Access-Control-Allow-Origin", Behind.ORIGIN);

        assertThat(answer.extract().header("Access-Control-Expose-Headers"))
                .contains(
                        "Location",
                        "ETag",
                        "RateLimit-Limit",
                        "RateLimit-Remaining",
                        "RateLimit-Reset",
                        "Retry-After",
                        "traceparent",
                        "X-Request-Id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example", "http://app.example", "https://app.example.evil.example", "null", ""})
    void noOtherSiteMayReadAnything(String origin) {
        preflight(origin).statusCode(405).header("Access-Control-Allow-Origin", nullValue());
        given().header("Origin", origin)
                .auth()
                .oauth2(Caller.person())
                .post("/api/v1/reports")
                .then()
                .statusCode(201)
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void whatAServiceSaysOfItIsNotHeard() {
        given().get("/api/v1/questions")
                .then()
                .statusCode(200)
                .body("service", equalTo("triage"))
                .header("Access-Control-Allow-Origin", nullValue());
    }

    private static ValidatableResponse preflight(String origin) {
        return given().header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .options("/api/v1/reports")
                .then();
    }
}
