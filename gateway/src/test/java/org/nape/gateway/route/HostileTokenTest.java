package org.nape.gateway.route;

import static io.restassured.RestAssured.given;
import static org.nape.gateway.route.DoorTest.isProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nape.gateway.Behind;
import org.nape.gateway.Caller;
import org.nape.testbed.ForgedToken;
import org.nape.testbed.Testbed;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
@QuarkusTestResource(Behind.class)
class HostileTokenTest {
    @ParameterizedTest
    @EnumSource(ForgedToken.class)
    void aForgedTokenIsRefused(ForgedToken forged) {
        isProblem(
                        given().header("Authorization", forged.authorization(Caller.maker()))
                                .get("/api/v1/reports")
                                .then(),
                        401,
                        "unauthorized")
                .header("WWW-Authenticate", "Bearer");
    }

    @Test
    void twoGoodTokensAreNone() {
        given().headers("Authorization", "Bearer " + Caller.person(), "Authorization", "Bearer " + Caller.person())
                .get("/api/v1/reports")
                .then()
                .statusCode(401);
    }

    @Test
    void aForgedTokenIsNeitherNeededNorPassedOnWhereAnyoneMayAsk() {
        given().header("Authorization", ForgedToken.FOREIGN_KEY.authorization(Caller.maker()))
                .get("/api/v1/questions")
                .then()
                .statusCode(200)
                .body("headers.authorization", org.hamcrest.Matchers.nullValue());
    }

    @Test
    void theSchemeIsReadInAnyCase() {
        given().header("Authorization", "bearer " + Caller.person())
                .get("/api/v1/reports")
                .then()
                .statusCode(200);
    }
}
