package org.nape.gateway.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.nape.gateway.Behind;
import org.nape.testbed.OpenApiGaps;
import org.nape.testbed.Testbed;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
@QuarkusTestResource(Behind.class)
class OpenApiResourceTest {
    @Test
    void allThatTheDoorLetsThroughIsInOneDescription() {
        var whole = whole();

        assertThat(whole.getString("openapi")).isEqualTo("3.1.0");
        assertThat(whole.<String, Object>getMap("paths"))
                .containsOnlyKeys(
                        "/api/v1/persons",
                        "/api/v1/tokens",
                        "/api/v1/events/red-flags",
                        "/api/v1/events/mine",
                        "/api/v1/me",
                        "/api/v1/me/token",
                        "/api/v1/questions",
                        "/api/v1/reports",
                        "/api/v1/content/{slug}");
        assertThat(whole.<String>getList("tags.name"))
                .containsExactly("Identity", "Events", "My data", "Reports", "Content");
    }

    @Test
    void componentsOfTheSameNameAreKeptApart() {
        var whole = whole();

        assertThat(whole.<String, Object>getMap("components.schemas"))
                .containsEntry("Item", Map.of("type", "object"))
                .containsEntry("Page", Map.of("type", "array"))
                .containsEntry(
                        "ContentItem",
                        Map.of("type", "string", "allOf", List.of(Map.of("$ref", "#/components/schemas/Page"))));
        assertThat(whole.getString(
                        "paths.'/api/v1/content/{slug}'.get.responses.'200'.content.'application/json'.schema.'$ref'"))
                .isEqualTo("#/components/schemas/ContentItem");
    }

    @Test
    void theOneWayToShowATokenIsSaidWhereOneIsNeeded() {
        var whole = whole();

        assertThat(whole.<String, Object>getMap("components.securitySchemes")).containsOnlyKeys("bearer");
        assertThat(whole.<Object>getList("paths.'/api/v1/reports'.post.security"))
                .containsExactly(Map.of("bearer", List.of()));
        assertThat(whole.<Object>getList("paths.'/api/v1/questions'.get.security"))
                .isEmpty();
    }

    @Test
    void theDoorAddsHowItRefuses() {
        var reports = whole().<String, Object>getMap("paths.'/api/v1/reports'.post.responses");

        assertThat(reports)
                .containsOnlyKeys("201", "400", "401", "403", "406", "408", "413", "415", "429", "503", "504");
        assertThat(reports)
                .containsEntry("429", Map.of("$ref", "#/components/responses/TooOften"))
                .containsEntry("400", Map.of("description", "The answers do not fit"));
    }

    @Test
    void whatNeedsAPartOfTheRequestIsSaidOnlyWhereThereIsOne() {
        var whole = whole();

        assertThat(whole.<String, Object>getMap("paths.'/api/v1/questions'.get.responses"))
                .containsKey("400")
                .doesNotContainKey("415");
        assertThat(whole.<String, Object>getMap("paths.'/api/v1/content/{slug}'.get.responses"))
                .doesNotContainKeys("400", "415");
    }

    @Test
    void whatMayBeKeptSaysItsVersionAndHowToAskWhetherItHolds() {
        var questions = whole().<String, Object>getMap("paths.'/api/v1/questions'.get");

        assertThat(questions.get("parameters"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .contains(Map.of("$ref", "#/components/parameters/If-None-Match"));
        assertThat(whole().<String, Object>getMap("paths.'/api/v1/questions'.get.responses.'200'.headers"))
                .containsEntry("ETag", Map.of("$ref", "#/components/headers/ETag"));
    }

    @Test
    void everyAnswerSaysItsHeaders() {
        assertThat(whole().<String, Object>getMap("paths.'/api/v1/content/{slug}'.get.responses.'200'.headers"))
                .containsOnlyKeys(
                        "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "X-Request-Id", "traceparent")
                .containsEntry("traceparent", Map.of("$ref", "#/components/headers/traceparent"));
    }

    @Test
    void whatTheGatewayDescribesItselfIsNotDescribedAgain() {
        var schemas = whole().<String, Map<String, Object>>getMap("components.schemas");

        assertThat(schemas).doesNotContainKeys("TriageProblem", "ContentProblem");
        assertThat(schemas.get("Problem")).containsKey("required");
    }

    @Test
    void aStrangerCanWorkWithWhatTheGatewayDescribes() throws Exception {
        var gaps = OpenApiGaps.of(
                new ObjectMapper().readTree(given().get("/openapi").asByteArray()));

        assertThat(gaps)
                .filteredOn(gap -> gap.matches("\\w+ /api/v1/(persons|tokens|events).*"))
                .isEmpty();
    }

    @Test
    void yamlSaysTheSame() {
        given().get("/openapi?format=yaml")
                .then()
                .statusCode(200)
                .contentType("application/yaml")
                .body(startsWith("---\nopenapi: \"3.1.0\""));
    }

    @Test
    void thePagesThatShowItNeedNothingFromElsewhere() {
        given().redirects().follow(false).get("/").then().statusCode(302).header("Location", equalTo("/docs"));
        given().get("/docs/")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("default-src 'self'"))
                .body(containsString("/openapi"));
    }

    @Test
    void theTypeOfAProblemLeadsToAPage() {
        String type = given().get("/nowhere").path("type");

        given().get(type)
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Content-Security-Policy", containsString("style-src 'self' 'unsafe-inline'"))
                .body(containsString("There is no such thing"), containsString("href=\"/problems\""));
        given().get("/problems").then().statusCode(200).body(containsString("href=\"/problems/not-found\""));
        given().get("/problems/no-such-kind").then().statusCode(404).contentType("application/problem+json");
    }

    private static JsonPath whole() {
        return given().get("/openapi")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .extract()
                .jsonPath();
    }
}
