package org.nape.gateway.route;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nape.gateway.Behind;
import org.nape.testbed.Testbed;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
@QuarkusTestResource(Behind.class)
@TestProfile(BehindProxyTest.Proxied.class)
class BehindProxyTest {
    /** A gateway that trusts the proxy in front of it, and allows little. */
    public static class Proxied implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "NAPE_TRUST_PROXY",
                    "true",
                    "NAPE_TRUSTED_PROXIES",
                    "127.0.0.0/8,::1",
                    "test.new-persons",
                    "2",
                    "test.address",
                    "5",
                    "test.person",
                    "3",
                    "test.reports",
                    "4",
                    "test.token-requests",
                    "3");
        }
    }

    @Test
    void eachAddressBeforeTheProxyHasALimitOfItsOwn() {
        newPersonFrom("203.0.113.1", 201);
        newPersonFrom("203.0.113.1", 201);
        newPersonFrom("203.0.113.1", 429);

        newPersonFrom("203.0.113.2", 201);
    }

    @Test
    void whoComesByTlsIsToldToComeByNothingElse() {
        given().header("X-Forwarded-For", "203.0.113.10")
                .header("X-Forwarded-Proto", "https")
                .get("/api/v1/questions")
                .then()
                .header("Strict-Transport-Security", "max-age=31536000");
        given().header("X-Forwarded-For", "203.0.113.10")
                .get("/api/v1/questions")
                .then()
                .header("Strict-Transport-Security", nullValue());
    }

    @Test
    void whatTheProxySaysGoesNoFurther() {
        given().header("X-Forwarded-For", "203.0.113.9")
                .header("X-Forwarded-Proto", "https")
                .get("/api/v1/questions")
                .then()
                .statusCode(200)
                .body("uri", equalTo("/api/v1/questions"))
                .body("headers.'x-forwarded-for'", nullValue());
    }

    private static void newPersonFrom(String address, int status) {
        given().header("X-Forwarded-For", address)
                .post("/api/v1/persons")
                .then()
                .statusCode(status);
    }
}
