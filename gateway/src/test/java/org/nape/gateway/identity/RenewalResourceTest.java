package org.nape.gateway.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nape.gateway.Behind;
import org.nape.gateway.Caller;
import org.nape.testbed.ForgedToken;
import org.nape.testbed.Testbed;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
@QuarkusTestResource(Behind.class)
class RenewalResourceTest {
    private final String personId = UUID.randomUUID().toString();

    @Test
    void theSamePersonGetsANewTokenAndTheOldOneStaysGood() {
        var old = endingIn(Duration.ofMinutes(1));

        var renewed = renew(old)
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("personId", equalTo(personId))
                .extract()
                .jsonPath();

        assertThat(Instant.parse(renewed.getString("expiresAt")))
                .isAfter(Instant.now().plus(Duration.ofDays(29)));
        assertThat(statusWith(renewed.getString("token"))).isEqualTo(200);
        assertThat(statusWith(old)).isEqualTo(200);
        assertThat(renewed.getString("token")).isNotEqualTo(old);
    }

    @Test
    void aTokenThatHasEndedIsGoodForANewOneAndForNothingElse() {
        var ended = endingIn(Duration.ofDays(-29));

        assertThat(statusWith(ended)).isEqualTo(401);
        renew(ended).statusCode(201).body("personId", equalTo(personId));
        assertThat(statusWith(ended)).isEqualTo(401);
    }

    @Test
    void whatEndedLongAgoRenewsNothing() {
        renew(endingIn(Duration.ofDays(-31))).statusCode(401).body("type", equalTo("/problems/unauthorized"));
    }

    @Test
    void onlyAPersonRenews() {
        renew(Caller.token("operator")).statusCode(403).body("type", equalTo("/problems/forbidden"));
        renew(Caller.maker().token("nape-operator", "operator", Duration.ofMinutes(-1)))
                .statusCode(401)
                .body("type", equalTo("/problems/unauthorized"));
        given().header("Authorization", ForgedToken.FOREIGN_KEY.authorization(Caller.maker()))
                .post("/api/v1/me/token")
                .then()
                .statusCode(401);
    }

    @Test
    void whoWasErasedStaysSo() {
        var erased = Caller.maker().token(Behind.ERASED, "person", Duration.ofHours(1));

        renew(erased).statusCode(410).body("type", equalTo("/problems/person-erased"));
    }

    @Test
    void whileNobodyCanTellTheCallerTriesAgain() {
        var lost = Caller.maker().token(Behind.LOST, "person", Duration.ofHours(1));

        renew(lost)
                .statusCode(503)
                .body("type", equalTo("/problems/unavailable"))
                .header("Retry-After", "2");
    }

    private String endingIn(Duration life) {
        return Caller.maker().token(personId, "person", life);
    }

    private static ValidatableResponse renew(String token) {
        return given().header("Authorization", "Bearer " + token)
                .post("/api/v1/me/token")
                .then();
    }

    private static int statusWith(String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/api/v1/reports")
                .statusCode();
    }
}
