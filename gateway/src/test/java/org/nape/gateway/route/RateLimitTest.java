package org.nape.gateway.route;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.nape.gateway.route.DoorTest.isProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nape.gateway.Behind;
import org.nape.gateway.Caller;
import org.nape.testbed.ForgedToken;
import org.nape.testbed.Testbed;

/** Each test comes from addresses of its own. */
@QuarkusTest
@QuarkusTestResource(Testbed.class)
@QuarkusTestResource(Behind.class)
@TestProfile(BehindProxyTest.Proxied.class)
class RateLimitTest {
    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/questions, 198.51.100.1, 200, 5, 4",
        "GET, /nowhere, 198.51.100.2, 404, 5, 4",
        "GET, /api/v1/nowhere, 198.51.100.3, 404, 5, 4",
        "DELETE, /api/v1/questions, 198.51.100.4, 405, 5, 4",
        "GET, /api/v1/reports, 198.51.100.5, 401, 5, 4",
        "GET, /openapi, 198.51.100.6, 200, 5, 4",
        "GET, /q/health/live, 198.51.100.7, 200, 5, 5",
        "POST, /api/v1/persons, 198.51.100.8, 201, 2, 1",
        "POST, /api/v1/reports, 198.51.100.9, 401, 4, 3",
        "POST, /api/v1/check-ins/1, 198.51.100.10, 401, 4, 3",
        "POST, /api/v1/tokens, 198.51.100.11, 400, 3, 2"
    })
    void everyAnswerTellsWhatIsLeft(String method, String path, String address, int status, String most, String left) {
        tells(from(address).request(method, path).then().statusCode(status), most, left);
    }

    @Test
    void refusalsOfServicesAndOfCallersTellItToo() {
        var person = newPerson("198.51.100.20");

        tells(from("198.51.100.20", person).get("/api/v1/plan").then().statusCode(503), "3", "2");
        tells(from("198.51.100.20", person).get("/api/v1/red-flags").then().statusCode(403), "3", "1");
    }

    @Test
    void aPersonWhoAsksTooOftenWaitsButCanAlwaysReport() {
        var person = newPerson("198.51.100.30");
        var other = newPerson("198.51.100.30");
        for (var i = 0; i < 3; i++) {
            from("198.51.100.30", person).get("/api/v1/reports").then().statusCode(200);
        }

        var refused = from("198.51.100.31", person).get("/api/v1/reports").then();

        isProblem(refused, 429, "too-often");
        assertThat(Integer.parseInt(refused.extract().header("Retry-After"))).isBetween(1, 20);
        tells(refused, "3", "0");
        from("198.51.100.30", other).get("/api/v1/reports").then().statusCode(200);
        from("198.51.100.30", person).post("/api/v1/reports").then().statusCode(201);
        from("198.51.100.30", person).post("/api/v1/check-ins/1").then().statusCode(201);
    }

    @Test
    void anAddressReportsOnlySoOftenAndIsToldWhereToTurn() {
        var person = newPerson("198.51.100.40");
        for (var i = 0; i < 4; i++) {
            from("198.51.100.40", person).post("/api/v1/reports").then().statusCode(201);
        }

        isProblem(from("198.51.100.40", person).post("/api/v1/reports").then(), 429, "too-often")
                .body("detail", containsString("call the emergency number"));
        from("198.51.100.41", person).post("/api/v1/reports").then().statusCode(201);
    }

    @Test
    void anAddressWithoutATokenWaitsAndWhoHasOneDoesNot() {
        var person = newPerson("198.51.100.50");
        from("198.51.100.50", person).get("/api/v1/reports").then().statusCode(200);
        for (var i = 0; i < 4; i++) {
            from(
                            "198.51.100.50",
                            ForgedToken.FOREIGN_KEY
                                    .authorization(Caller.maker())
                                    .substring("Bearer ".length()))
                    .get("/api/v1/reports")
                    .then()
                    .statusCode(401);
        }

        isProblem(from("198.51.100.50").get("/api/v1/questions").then(), 429, "too-often");
        from("198.51.100.50", person).get("/api/v1/reports").then().statusCode(200);
        from("198.51.100.51").get("/api/v1/questions").then().statusCode(200);
    }

    @Test
    void anAddressTriesOnlySoManySecrets() {
        var client = Caller.credentials("operator");
        for (var i = 0; i < 3; i++) {
            token("198.51.100.70", client.get("clientId"), "a guess").statusCode(401);
        }

        isProblem(token("198.51.100.70", client.get("clientId"), client.get("clientSecret")), 429, "too-often");
        token("198.51.100.71", client.get("clientId"), client.get("clientSecret"))
                .statusCode(200);
    }

    private static ValidatableResponse token(String address, String clientId, String secret) {
        return from(address)
                .formParam("grant_type", "client_credentials")
                .formParam("client_id", clientId)
                .formParam("client_secret", secret)
                .post("/api/v1/tokens")
                .then();
    }

    @Test
    void aHouseholdsIpv6AddressesCountAsOne() {
        for (var i = 1; i <= 5; i++) {
            from("2001:db8:1:2::" + i).get("/api/v1/questions").then().statusCode(200);
        }

        isProblem(from("2001:db8:1:2:ffff::1").get("/api/v1/questions").then(), 429, "too-often");
        from("2001:db8:1:3::1").get("/api/v1/questions").then().statusCode(200);
    }

    @Test
    void whoWatchesTheGatewayIsNeverRefused() {
        for (var i = 0; i < 8; i++) {
            from("198.51.100.60").get("/q/health/live").then().statusCode(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"on, 127.0.0.1, true", "off, 127.0.0.1, false", "off, localhost, false", "off, 0.0.0.0, true"})
    void itCanBeSwitchedOffOnLoopbackOnly(String wanted, String host, boolean isOn) {
        assertThat(RateLimit.isOn(wanted, host)).isEqualTo(isOn);
    }

    private static RequestSpecification from(String address) {
        return given().header("X-Forwarded-For", address);
    }

    private static RequestSpecification from(String address, String token) {
        return from(address).auth().oauth2(token);
    }

    private static String newPerson(String address) {
        return from(address)
                .post("/api/v1/persons")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }

    private static void tells(ValidatableResponse answer, String most, String left) {
        answer.header("RateLimit-Limit", most).header("RateLimit-Remaining", left);
        assertThat(Integer.parseInt(answer.extract().header("RateLimit-Reset"))).isBetween(1, 60);
    }
}
