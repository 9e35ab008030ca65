package org.nape.triage.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nape.testbed.Testbed;
import org.nape.testbed.Tokens;
import org.nape.triage.Person;
import org.nape.triage.Symptoms;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
class SymptomReportResourceTest {
    private final Person person = Person.someone();

    static List<Symptoms> examples() {
        return Symptoms.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyReviewedExampleGetsItsLevel(Symptoms example) {
        var answer = person.reports(example).then().statusCode(201).extract().jsonPath();

        assertThat(answer.getString("level")).isEqualTo(example.expectedLevel().orElse(null));
        assertThat(answer.getString("status").equals("settled"))
                .isEqualTo(example.expectedLevel().isPresent());
        if (!example.expectedRuleIds().isEmpty()) {
            assertThat(answer.getList("because.ruleId", String.class)).containsAnyElementsOf(example.expectedRuleIds());
        }
    }

    @Test
    void anEmergencyIsSettledAtOnceAndExplained() {
        var answer = person.asks()
                .body(Map.of("answers", Symptoms.ofMeningitis().answers(), "country", "us"))
                .post("/api/v1/reports")
                .then();

        answer.statusCode(201)
                .header("Location", startsWith("/api/v1/reports/"))
                .body("personId", equalTo(person.id().toString()))
                .body("rulesVersion", equalTo("1.0"))
                .body("status", equalTo("settled"))
                .body("level", equalTo("EMERGENCY"))
                .body("atLeast", equalTo("EMERGENCY"))
                .body("title", equalTo("Call emergency services now"))
                .body("emergencyNumber", equalTo("911"))
                .body("because[0].ruleId", equalTo("e_meningitis_signs"))
                .body("because[0].answers", equalTo(Map.of("fever", "high", "stiff_neck", true)))
                .body("because[0].sources.id", hasItem("nice_ng240"))
                .body("because.level", not(hasItem("SELF_CARE")))
                .body("unresolved", empty())
                .body("clarify", empty())
                .body("safetyNet[0]", startsWith("Call your emergency number if"))
                .body("disclaimer", not(nullValue()));
    }

    @Test
    void anEmptyReportIsIncompleteAndHandedOver() {
        var answer = person.reports(Symptoms.none()).then();

        answer.statusCode(201)
                .body("status", equalTo("incomplete"))
                .body("level", nullValue())
                .body("atLeast", nullValue())
                .body("title", equalTo("See a doctor today"))
                .body("action", startsWith("We could not ask or settle everything"))
                .body("emergencyNumber", equalTo("112"))
                .body("unresolved[0]", equalTo("suspects_meningitis"))
                .body("because", empty());
    }

    @Test
    void contradictionsAreAskedAgain() {
        var answer = person.reports(
                        Symptoms.ofPlainSpasm().but("neck_movement", "full").but("stiff_neck", true))
                .then();

        answer.statusCode(201)
                .body("status", equalTo("needs-clarification"))
                .body("level", nullValue())
                .body("clarify.id", contains("c_full_movement_but_stiff"))
                .body("clarify[0].askAgain", hasItem("stiff_neck"))
                .body("unresolved", hasItem("neck_movement"));
    }

    @Test
    void careAtHomeIsExplainedToo() {
        var answer = person.reports(Symptoms.ofPlainSpasm()).then();

        answer.body("level", equalTo("SELF_CARE"))
                .body("atLeast", nullValue())
                .body("because.ruleId", containsInAnyOrder("s_common_spasm", "s_known_trigger"));
    }

    @Test
    void oneBadAnswerRefusesTheReportButNotTheEmergency() {
        var answer =
                person.reports(Symptoms.ofMeningitis().but("pain_worst", 99)).then();

        answer.statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", contains("/answers/pain_worst"))
                .body("atLeast", equalTo("EMERGENCY"))
                .body("instance", equalTo("/api/v1/reports"));
        person.asks().get("/api/v1/reports").then().body("items", empty());
    }

    static Stream<Map<String, Object>> badAnswers() {
        return Stream.of(
                answers("pain_worst", "5"),
                answers("pain_worst", 4.5),
                answers("pain_worst", -1),
                answers("pain_worst", List.of(3)),
                answers("stiff_neck", "yes"),
                answers("stiff_neck", 1),
                answers("fever", "very"),
                answers("fever", "high\u0000"),
                answers("fever", Map.of("a", 1)),
                answers("no_such_question", true),
                answers("still_hurting", true),
                answers("level", "SELF_CARE"));
    }

    @ParameterizedTest
    @MethodSource("badAnswers")
    void eachBadAnswerIsNamed(Map<String, Object> answers) {
        var answer = person.asks().body(Map.of("answers", answers)).post("/api/v1/reports");

        answer.then()
                .statusCode(400)
                .body(
                        "errors.pointer",
                        contains("/answers/" + answers.keySet().iterator().next()))
                .body("$", hasKey("atLeast"))
                .body("atLeast", nullValue());
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        var answer = person.asks()
                .header("Idempotency-Key", "k".repeat(201))
                .body(Map.of("answers", answers("a/b~c", 1), "country", "Germany", "timeZone", "Mars/Olympus"))
                .post("/api/v1/reports");

        answer.then()
                .statusCode(400)
                .body("errors.pointer", contains("/answers/a~1b~0c", "/country", "/timeZone", "Idempotency-Key"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"answers\": null}",
                "{\"answers\": 3}",
                "{\"answers\": {}, \"more\": 1}",
                "{\"answers\": {\"fever\": \"none\", \"fever\": \"high\"}}",
                "{\"answers\": {}} {}",
                "{\"answers\": {",
                "{\"answers\": {\"fever\": NaN}}"
            })
    void aBodyOfAnotherShapeIsRefused(String body) {
        var answer = person.asks().body(body).post("/api/v1/reports");

        answer.then().statusCode(400).contentType("application/problem+json").body("errors", not(empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"answers\": {\"\\u0000\": 1}}", "{\"answers\": {\"\\ud800\": 1}}",
                        "{\"answers\": {\"fever\": \"\\udc00\"}}",
                "{\"answers\": {}, \"country\": \"\\u0000\\u0000\"}", "{\"answers\": {}, \"timeZone\": \"\\ud800\"}",
                        "{\"\\ud800\": {}}"
            })
    void whatIsNoTextIsRefused(String body) {
        var answer = person.asks().body(body).post("/api/v1/reports");

        answer.then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void moreAnswersThanQuestionsAreRefused() {
        var answers = new LinkedHashMap<String, Object>(Symptoms.ofMeningitis().answers());
        for (int i = 0; i < 200; i++) {
            answers.put("question" + i, true);
        }

        var answer = person.asks().body(Map.of("answers", answers)).post("/api/v1/reports");

        answer.then()
                .statusCode(400)
                .body("errors.pointer", contains("/answers"))
                .body("atLeast", equalTo("EMERGENCY"));
    }

    @Test
    void aReportReadsTheSameLater() {
        var sent = person.asks()
                .body(Map.of(
                        "answers",
                        Symptoms.ofMeningitis().but("chills", null).answers(),
                        "country",
                        "GB",
                        "timeZone",
                        "Europe/London"))
                .post("/api/v1/reports");

        var later = person.asks().get(sent.header("Location"));

        assertThat(later.asString()).isEqualTo(sent.asString());
        assertThat(later.statusCode()).isEqualTo(200);
        assertThat(Stream.of(sent, later, person.asks().get("/api/v1/reports")))
                .allMatch(answer -> "no-store".equals(answer.header("Cache-Control")));
    }

    @Test
    void anotherPersonsReportIsNotThere() {
        var location = person.reports(Symptoms.none()).header("Location");

        Person.someone().asks().get(location).then().statusCode(404).body("type", equalTo("/problems/not-found"));
        Person.as(Tokens.clinician()).get(location).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "1", "00000000-0000-7000-8000-000000000000", "%00"})
    void whatIsNoReportIsNotThere(String id) {
        var answer = person.asks().urlEncodingEnabled(false).get("/api/v1/reports/" + id);

        answer.then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void ownReportsComeInPagesNewestFirst() {
        var made = Stream.generate(
                        () -> person.reports(Symptoms.none()).jsonPath().getString("reportId"))
                .limit(5)
                .toList();

        var first = person.asks().queryParam("limit", 2).get("/api/v1/reports").jsonPath();
        var second = next(first.getString("nextCursor"));
        var third = next(second.getString("nextCursor"));

        assertThat(Stream.of(first, second, third)
                        .flatMap(page -> page.getList("items.reportId", String.class).stream()))
                .containsExactlyElementsOf(made.reversed());
        assertThat(third.getString("nextCursor")).isNull();
    }

    private JsonPath next(String cursor) {
        return person.asks()
                .queryParam("limit", 2)
                .queryParam("cursor", cursor)
                .get("/api/v1/reports")
                .jsonPath();
    }

    @Test
    void aClinicianSeesEveryonesReports() {
        var mine = person.reports(Symptoms.none()).jsonPath().getString("reportId");
        var another = Person.someone().reports(Symptoms.none()).jsonPath().getString("reportId");

        Person.as(Tokens.clinician())
                .get("/api/v1/reports")
                .then()
                .body("items[0,1].reportId", contains(another, mine));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=x", "cursor=x", "cursor=bm9uc2Vuc2U"})
    void aWrongPageIsRefused(String query) {
        var answer = person.asks().get("/api/v1/reports?" + query);

        answer.then().statusCode(400).body("errors.pointer", contains(query.split("=")[0]));
    }

    static Stream<String> badTokens() {
        var id = UUID.randomUUID();
        return Stream.of(
                Tokens.unsigned(id),
                Tokens.foreignKey(id),
                Tokens.expired(id),
                Tokens.wrongIssuer(id),
                Tokens.wrongAudience(id),
                "nonsense");
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void aBadTokenIsNoToken(String token) {
        for (var path : List.of("/api/v1/reports", "/api/v1/reports/" + UUID.randomUUID())) {
            Person.as(token).get(path).then().statusCode(401).contentType("application/problem+json");
        }
        for (var path : List.of("/api/v1/reports", "/api/v1/interviews")) {
            Person.as(token)
                    .body(Map.of("answers", Map.of()))
                    .post(path)
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", startsWith("Bearer"))
                    .contentType("application/problem+json");
        }
    }

    @Test
    void withoutATokenNothingIsTakenOrShown() {
        var asked = given().contentType(ContentType.JSON);

        asked.get("/api/v1/reports").then().statusCode(401).contentType("application/problem+json");
        asked.body(Map.of("answers", Map.of())).post("/api/v1/reports").then().statusCode(401);
    }

    @Test
    void eachRoleMayDoItsOwn() {
        var reads = Map.of(Tokens.clinician(), 200, Tokens.subscriber(), 403, Tokens.operator(), 403);

        reads.forEach((token, status) -> {
            Person.as(token).get("/api/v1/reports").then().statusCode(status);
            Person.as(token)
                    .body(Map.of("answers", Map.of()))
                    .post("/api/v1/reports")
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json");
            Person.as(token)
                    .body(Map.of("answers", Map.of()))
                    .post("/api/v1/interviews")
                    .then()
                    .statusCode(403);
        });
    }

    private static Map<String, Object> answers(String question, Object answer) {
        return Map.of(question, answer);
    }
}
