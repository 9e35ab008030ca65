package org.nape.gateway.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nape.gateway.Behind;
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
                        "/api/v1/me",
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
        assertThat(whole.<String, Object>getMap("paths.'/api/v1/questions'.get"))
                .doesNotContainKey("security");
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

    private static JsonPath whole() {
        return given().get("/openapi")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .extract()
                .jsonPath();
    }
}
