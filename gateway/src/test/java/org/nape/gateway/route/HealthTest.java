package org.nape.gateway.route;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.nape.gateway.Behind;
import org.nape.testbed.Testbed;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
@QuarkusTestResource(Behind.class)
class HealthTest {
    @Test
    void theDoorLives() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/started").then().statusCode(200);
    }

    @Test
    void theDoorIsNotReadyWhileAServiceIsAway() {
        given().get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'services' }.data.triage", equalTo("UP"))
                .body("checks.find { it.name == 'services' }.data.content", equalTo("UP"))
                .body("checks.find { it.name == 'services' }.data.reminder", equalTo("DOWN"))
                .body("checks.find { it.name == 'red-flag-stream' }", notNullValue());
    }
}
