package org.nape.triage.rulebook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Question;
import org.nape.testbed.Testbed;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
class RulebookResourceTest {
    private final Knowledge knowledge = Knowledge.load();

    @Test
    void allQuestionsComeInAskingOrder() {
        var questions = given().get("/api/v1/questions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(questions.getList("groups.questions.id.flatten()", String.class))
                .containsExactlyElementsOf(
                        knowledge.questions().stream().map(Question::id).toList());
        assertThat(questions.getList("followUp.id", String.class)).contains("still_hurting");
        assertThat(questions.<Map<String, Object>>get("groups.questions.flatten().find { it.id == 'pain_worst' }"))
                .containsEntry("type", "number")
                .containsEntry("min", 0)
                .containsEntry("max", 10)
                .containsEntry("integer", true);
        assertThat(questions.<Map<String, Object>>get(
                        "groups.questions.flatten().find { it.id == 'injury_mechanism' }"))
                .containsEntry("askIf", "injury == \"last_48_hours\"");
    }

    @Test
    void allRulesComeWithTextsAndSources() {
        var rules = given().get("/api/v1/rules").then();

        rules.statusCode(200)
                .body("version", equalTo("1.0"))
                .body("contentHash", equalTo(knowledge.contentHash()))
                .body("rulesHash", equalTo(knowledge.contentHash()))
                .body("levels.level", equalTo(List.of("EMERGENCY", "URGENT", "ROUTINE", "SELF_CARE")))
                .body("rules.size()", equalTo(knowledge.rules().size()))
                .body(
                        "rules.find { it.id == 'r_not_mechanical' }.when",
                        equalTo("!pain_worse_on_movement && neck_movement == \"full\""))
                .body("rules.find { it.id == 'e_meningitis_signs' }.sources.id", hasItems("seed", "nice_ng240"))
                .body("checks.id", hasItem("c_full_movement_but_stiff"))
                .body("safetyNet.size()", equalTo(3));
    }

    @Test
    void theRulesAreFoundByTheirNumberAndByTheirHash() {
        var inForce = given().get("/api/v1/rules").asString();

        for (var version : List.of(knowledge.version(), knowledge.contentHash())) {
            var found = given().get("/api/v1/rules/" + version);
            assertThat(found.statusCode()).isEqualTo(200);
            assertThat(found.asString()).isEqualTo(inForce);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0.1", "1", "latest", "0000000000000000000000000000000000000000000000000000000000000000", "%00"})
    void rulesThatNeverWereInForceAreNotThere(String version) {
        var answer = given().urlEncodingEnabled(false).get("/api/v1/rules/" + version);

        answer.then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/not-found"));
    }

    @Test
    void aHashNamesRulesForEver() {
        var byHash = given().get("/api/v1/rules/" + knowledge.contentHash());

        byHash.then().header("Cache-Control", "public, max-age=31536000, immutable");
        given().header("If-None-Match", byHash.header("ETag"))
                .get("/api/v1/rules/" + knowledge.contentHash())
                .then()
                .statusCode(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/questions", "/api/v1/rules", "/api/v1/rules/1.0"})
    void whoHasItAlreadyIsNotSentItAgain(String path) {
        var first = given().get(path).then().header("Cache-Control", containsString("max-age=300"));
        var tag = first.extract().header("ETag");

        var again = given().header("If-None-Match", tag).get(path);
        var other = given().header("If-None-Match", "\"other\"").get(path);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.asString()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(tag);
        assertThat(other.statusCode()).isEqualTo(200);
    }
}
