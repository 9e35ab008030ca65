package org.nape.triage.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nape.knowledge.Level;
import org.nape.testbed.Testbed;
import org.nape.testbed.Tokens;
import org.nape.triage.Person;
import org.nape.triage.Symptoms;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
class CounterfactualsResourceTest {
    private final Person person = Person.someone();

    @Inject
    DataSource database;

    static List<Symptoms> examples() {
        return Symptoms.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyReviewedExampleIsQuestioned(Symptoms example) {
        var report = person.reports(example).jsonPath();

        var answer = questioned(report);

        assertThat(answer.getString("reportId")).isEqualTo(report.getString("reportId"));
        assertThat(answer.getString("level")).isEqualTo(report.getString("level"));
        assertThat(answer.getString("atLeast")).isEqualTo(report.getString("atLeast"));
        assertThat(changes(answer, "raising"))
                .allSatisfy(change ->
                        assertThat(change.level().isAbove(reached(report))).isTrue());
        assertThat(changes(answer, "lowering")).allSatisfy(change -> {
            assertThat(reached(report).isAbove(change.level())).isTrue();
            assertThat(change.settled()).isTrue();
        });
        assertThat(changes(answer, "raising").isEmpty()).isEqualTo(reached(report) == Level.EMERGENCY);
        assertThat(Stream.of("raising.sentence", "lowering.sentence")
                        .flatMap(path -> answer.getList(path, String.class).stream()))
                .allMatch(sentence -> sentence.startsWith("If ") && sentence.endsWith("."));
    }

    @Test
    void whoReportsTheOtherAnswerGetsTheLevelThatWasTold() {
        var spasm = Symptoms.ofPlainSpasm();
        var changes = changes(questioned(person.reports(spasm).jsonPath()), "raising");

        assertThat(changes).hasSizeGreaterThan(10).allSatisfy(change -> {
            var report = person.reports(change.of(spasm)).jsonPath();
            assertThat(reached(report)).isEqualTo(change.level());
            assertThat(report.getString("status").equals("settled")).isEqualTo(change.settled());
        });
    }

    @Test
    void anEmergencyCanOnlyBeLowered() {
        var symptoms = Symptoms.ofPlainSpasm().but("stroke_signs", true);

        var answer = person.asks().get(pathOf(person.reports(symptoms).jsonPath()));

        answer.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("level", equalTo("EMERGENCY"))
                .body("atLeast", equalTo("EMERGENCY"))
                .body("raising", empty())
                .body("lowering.answers", hasItem(Map.of("stroke_signs", false)))
                .body("lowering.find { it.answers.stroke_signs == false }.level", equalTo("SELF_CARE"))
                .body("lowering.settled", everyItem(equalTo(true)));
    }

    @Test
    void anEmptyReportCanOnlyBeRaised() {
        var answer = questioned(person.reports(Symptoms.none()).jsonPath());

        assertThat(answer.getString("level")).isNull();
        assertThat(changes(answer, "lowering")).isEmpty();
        assertThat(changes(answer, "raising"))
                .anyMatch(change -> change.answers().equals(Map.of("stroke_signs", true))
                        && change.level() == Level.EMERGENCY
                        && change.settled());
    }

    @Test
    void anotherPersonsReportIsNotThereButAClinicianSeesIt() {
        var path = pathOf(person.reports(Symptoms.ofPlainSpasm()).jsonPath());

        Person.someone()
                .asks()
                .get(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/not-found"));
        Person.as(Tokens.clinician()).get(path).then().statusCode(200).body("raising", not(empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "1", "00000000-0000-7000-8000-000000000000", "%00"})
    void whatIsNoReportIsNotThere(String id) {
        var answer = person.asks().urlEncodingEnabled(false).get("/api/v1/reports/" + id + "/counterfactuals");

        answer.then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void onlyPersonsAndCliniciansMayAsk() {
        var path = "/api/v1/reports/" + UUID.randomUUID() + "/counterfactuals";

        given().get(path).then().statusCode(401).contentType("application/problem+json");
        Person.as(Tokens.expired(person.id())).get(path).then().statusCode(401);
        for (var token : List.of(Tokens.subscriber(), Tokens.operator())) {
            Person.as(token).get(path).then().statusCode(403).contentType("application/problem+json");
        }
    }

    @Test
    void aReportThatOtherRulesJudgedIsNotJudgedAgain() throws SQLException {
        var kept = person.reports(Symptoms.none()).jsonPath();
        var path = pathOf(kept);

        for (var hash : List.of(Optional.of("0".repeat(64)), Optional.<String>empty())) {
            setRulesHash(kept.getString("reportId"), hash);

            person.asks()
                    .get(path)
                    .then()
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("type", equalTo("/problems/conflict"));
            person.asks()
                    .get("/api/v1/reports/" + kept.getString("reportId"))
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("incomplete"))
                    .body("rulesHash", equalTo(hash.orElse(null)))
                    .body("unresolved", equalTo(kept.getList("unresolved")))
                    .body("open", empty());
        }
    }

    private void setRulesHash(String reportId, Optional<String> hash) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("update symptom_report set rules_hash = ? where id = ?")) {
            update.setString(1, hash.orElse(null));
            update.setObject(2, UUID.fromString(reportId));
            assertThat(update.executeUpdate()).isOne();
        }
    }

    private JsonPath questioned(JsonPath report) {
        return person.asks()
                .get(pathOf(report))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String pathOf(JsonPath report) {
        return "/api/v1/reports/" + report.getString("reportId") + "/counterfactuals";
    }

    /** What is settled, or what it is at least. */
    private static Level reached(JsonPath report) {
        return Optional.ofNullable(report.getString("level"))
                .or(() -> Optional.ofNullable(report.getString("atLeast")))
                .map(Level::valueOf)
                .orElse(Level.SELF_CARE);
    }

    private static List<Change> changes(JsonPath answer, String direction) {
        return answer.<Map<String, Object>>getList(direction).stream()
                .map(change -> new Change(answersOf(change), level(change), (boolean) change.get("settled")))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> answersOf(Map<String, Object> change) {
        return (Map<String, Object>) change.get("answers");
    }

    private static Level level(Map<String, Object> change) {
        return Level.valueOf((String) change.get("level"));
    }

    private record Change(Map<String, Object> answers, Level level, boolean settled) {
        Symptoms of(Symptoms symptoms) {
            var changed = symptoms;
            for (var answer : answers.entrySet()) {
                changed = changed.but(answer.getKey(), answer.getValue());
            }
            return changed;
        }
    }
}
