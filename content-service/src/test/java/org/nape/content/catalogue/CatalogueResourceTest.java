package org.nape.content.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nape.knowledge.ContentItem;
import org.nape.knowledge.ContentKind;
import org.nape.knowledge.Knowledge;
import org.nape.testbed.Testbed;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
class CatalogueResourceTest {
    @Inject
    Knowledge knowledge;

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 20, 59, 100})
    void allPagesTogetherHoldEachItemOnceInTheOrderOfTheFile(int limit) {
        var all = knowledge.content().stream().map(ContentItem::slug).toList();

        var listed = allPages(Map.of("limit", limit));

        assertThat(listed).isEqualTo(all);
    }

    @Test
    void aPageHoldsTwentyItemsUnlessAskedOtherwise() {
        list(Map.of()).body("items.size()", equalTo(20)).body("nextCursor", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"condition", "symptom", "cause", "treatment", "exercise", "home_remedy", "prevention", "guidance"
            })
    void aKindListsAllItemsOfThatKindAndNoOther(String kind) {
        var expected = knowledge.content().stream()
                .filter(item -> item.kind() == ContentKind.find(kind).orElseThrow())
                .map(ContentItem::slug)
                .toList();

        var listed = allPages(Map.of("kind", kind, "limit", 3));

        assertThat(listed).isNotEmpty().isEqualTo(expected);
    }

    @Test
    void aSearchFindsItemsInWhichAllWordsOccurInUpperOrLowerCase() {
        var found = allPages(Map.of("q", " MUSCLE  cramp "));

        assertThat(found).contains("neck-spasm").hasSizeLessThan(10);
    }

    @Test
    void aSearchKeepsToTheKindAndToItsPages() {
        var found = allPages(Map.of("q", "neck", "kind", "symptom", "limit", 1));

        assertThat(found).hasSizeGreaterThan(1).doesNotHaveDuplicates().allMatch(slug -> slug.startsWith("symptom-"));
    }

    @Test
    void aSearchThatFindsNothingIsAnEmptyPage() {
        list(Map.of("q", "xylophone")).body("items.size()", equalTo(0)).body("nextCursor", nullValue());
    }

    @Test
    void anItemIsReadWithItsEvidenceAndItsDangers() {
        read("anti-inflammatory-medicine")
                .statusCode(200)
                .body("kind", equalTo("treatment"))
                .body("contraindications", hasItem("Can harm the baby."))
                .body("evidence.reference.title", everyItem(notNullValue()))
                .body("evidence.reference.year", everyItem(notNullValue()))
                .body("evidence.reference.url", hasItem(startsWith("https://")))
                .body("differsFromSeed", containsString("pregnancy"))
                .body("prescriptionOnly", equalTo(false));
    }

    @Test
    void aStudyIsFoundByItsDoi() {
        read("ice-pack")
                .statusCode(200)
                .body("evidence.reference.url", hasItem("https://doi.org/10.1111/j.1553-2712.2010.00735.x"));
    }

    @Test
    void anExerciseTellsItsStepsAndItsReminder() {
        read("basic-neck-stretch")
                .statusCode(200)
                .body("exercise.steps.size()", greaterThan(1))
                .body("reminder.rrule", startsWith("FREQ="))
                .body("reminder.durationSeconds", equalTo(300));
    }

    @Test
    void everyItemCarriesTheMeningitisWarning() {
        var warning = knowledge.findContent("meningitis-warning").orElseThrow();

        assertThat(knowledge.content())
                .allSatisfy(item -> read(item.slug())
                        .statusCode(200)
                        .body("slug", equalTo(item.slug()))
                        .body("warning.slug", equalTo(warning.slug()))
                        .body("warning.summary", equalTo(warning.summary())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/ice-pack"})
    void whatHasNotChangedIsNotSentAgain(String path) {
        var first = given().get("/api/v1/content" + path).then().statusCode(200);
        var tag = first.extract().header("ETag");

        var second = given().header("If-None-Match", tag)
                .get("/api/v1/content" + path)
                .then();

        first.header("Cache-Control", containsString("public")).header("Cache-Control", containsString("max-age"));
        second.statusCode(304).header("ETag", tag).header("Cache-Control", containsString("max-age"));
        assertThat(second.extract().body().asByteArray()).isEmpty();
    }

    @Test
    void theTagOfAnotherItemDoesNotCount() {
        var tag = read("ice-pack").extract().header("ETag");

        given().header("If-None-Match", tag)
                .get("/api/v1/content/moist-heat")
                .then()
                .statusCode(200);
    }

    @Test
    void anUnknownItemIsNotThere() {
        read("snake-oil")
                .statusCode(404)
                .contentType("application/problem+json")
                .body("status", equalTo(404));
    }

    @ParameterizedTest
    @CsvSource({
        "kind, exercises",
        "limit, 0",
        "limit, 101",
        "limit, -1",
        "limit, many",
        "limit, 99999999999",
        "cursor, nonsense",
        "cursor, c25ha2Utb2ls"
    })
    void aWrongParameterIsNamed(String parameter, String value) {
        list(Map.of(parameter, value))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", equalTo(List.of(parameter)));
    }

    @Test
    void aWrongKindIsToldWhichThereAre() {
        list(Map.of("kind", "exercises")).body("errors[0].detail", containsString("home_remedy"));
    }

    @Test
    void aSearchForTooMuchIsRefused() {
        list(Map.of("q", "a".repeat(201))).statusCode(400).body("errors.pointer", equalTo(List.of("q")));
    }

    private static ValidatableResponse read(String slug) {
        return given().get("/api/v1/content/{slug}", slug).then();
    }

    private static ValidatableResponse list(Map<String, ?> parameters) {
        return given().queryParams(parameters).get("/api/v1/content").then();
    }

    private static List<String> allPages(Map<String, ?> parameters) {
        var slugs = new ArrayList<String>();
        var page = list(parameters).statusCode(200);
        slugs.addAll(page.extract().path("items.slug"));
        for (String cursor = page.extract().path("nextCursor");
                cursor != null;
                cursor = page.extract().path("nextCursor")) {
            var next = new HashMap<String, Object>(parameters);
            next.put("cursor", cursor);
            page = list(next).statusCode(200);
            slugs.addAll(page.extract().path("items.slug"));
        }
        return slugs;
    }
}
