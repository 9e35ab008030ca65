package org.nape.triage;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.nape.testbed.Testbed;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
class OpenApiTest {
    @Test
    void everyRouteIsDescribed() {
        var description = given().queryParam("format", "json").get("/q/openapi").then();

        description
                .statusCode(200)
                .body(
                        "paths.keySet()",
                        containsInAnyOrder(
                                "/api/v1/questions",
                                "/api/v1/rules",
                                "/api/v1/rules/history",
                                "/api/v1/rules/{version}",
                                "/api/v1/interviews",
                                "/api/v1/reports",
                                "/api/v1/reports/{id}",
                                "/api/v1/reports/{id}/counterfactuals",
                                "/api/v1/red-flags",
                                "/api/v1/red-flags/{id}",
                                "/api/v1/red-flags/{id}/acknowledgement",
                                "/api/v1/red-flags/{id}/closure",
                                "/api/v1/check-ins",
                                "/api/v1/check-ins/{id}",
                                "/api/v1/webhooks",
                                "/api/v1/webhooks/{id}",
                                "/api/v1/webhooks/{id}/deliveries",
                                "/api/v1/webhooks/{id}/test",
                                "/api/v1/webhooks/{id}/redeliveries",
                                "/api/v1/webhooks/{id}/secret",
                                "/api/v1/me"))
                .body("paths.'/api/v1/check-ins/{id}'.post.responses", hasKey("409"))
                .body("paths.'/api/v1/check-ins/{id}'.post.parameters.name", hasItem("Idempotency-Key"))
                .body("components.schemas.CheckInStatus.enum", hasItem("superseded"))
                .body(
                        "paths.'/api/v1/reports/{id}/counterfactuals'.get.responses.'200'.content.'application/json'"
                                + ".examples.careAtHome.value.raising[0].level",
                        equalTo("EMERGENCY"))
                .body("paths.'/api/v1/reports'.post.responses", hasKey("422"))
                .body("paths.'/api/v1/reports'.post.parameters.name", hasItem("Idempotency-Key"))
                .body(
                        "components.schemas.RedFlag.properties.report.'$ref'",
                        equalTo("#/components/schemas/ReportAnswer"))
                .body("components.schemas.Status.enum", hasItem("needs-clarification"))
                .body(
                        "paths.'/api/v1/webhooks'.post.requestBody.content.'application/json'.examples.emergencies.value.url",
                        equalTo("https://desk.example/hooks/nape"))
                .body("components.schemas.DeliveryStatus.enum", hasItem("delivered"))
                .body("components.schemas.DeliveryFailure.enum", hasItem("timed-out"))
                .body("paths.'/api/v1/questions'.get.operationId", equalTo("getQuestions"));
    }
}
