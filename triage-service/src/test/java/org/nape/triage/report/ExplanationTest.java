package org.nape.triage.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Rule;
import org.nape.knowledge.assessment.Assessment;
import org.nape.knowledge.assessment.Assessor;
import org.nape.testbed.Testbed;
import org.nape.triage.Person;
import org.nape.triage.Symptoms;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
class ExplanationTest {
    private final Knowledge knowledge = Knowledge.load();
    private final Assessor assessor = new Assessor(knowledge);
    private final Person person = Person.someone();

    static Stream<Symptoms> reports() {
        return Stream.concat(
                Symptoms.examples().stream(),
                Stream.of(
                        Symptoms.none(),
                        Symptoms.none().but("dizziness", "spinning_or_unsteady"),
                        Symptoms.ofPlainSpasm().but("injury", null),
                        Symptoms.ofPlainSpasm().but("injury", "last_48_hours").but("injury_mechanism", null),
                        Symptoms.ofPlainSpasm().but("fever", null).without("stiff_neck")));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void openRulesStandApartFromTrueOnes(Symptoms symptoms) {
        var answer = person.reports(symptoms).jsonPath();

        var expected =
                switch (assessor.assess(knowledge.read(symptoms.answers()).answers())) {
                    case Assessment.Open open ->
                        open.unknownRules().stream().map(Rule::id).toList();
                    case Assessment.Settled _, Assessment.NeedsClarification _ -> List.<String>of();
                };
        assertThat(answer.getList("open.ruleId", String.class)).containsExactlyElementsOf(expected);
        assertThat(answer.getList("because.ruleId", String.class)).noneMatch(expected::contains);
        assertThat(answer.<Map<String, Object>>getList("open")).allSatisfy(rule -> {
            assertThat(rule).containsKeys("level", "concern");
            assertThat(answer.<Object>getList("unresolved")).containsAll((List<?>) rule.get("questions"));
            assertThat((List<?>) rule.get("questions")).isNotEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("reports")
    void everyTrueRuleTellsItsSourcesAndTheAnswersThatMadeItTrue(Symptoms symptoms) {
        var answer = person.reports(symptoms).jsonPath();

        var answers = knowledge.read(symptoms.answers()).answers();
        assertThat(answer.<Map<String, Object>>getList("because")).allSatisfy(reason -> {
            var rule = knowledge.findRule((String) reason.get("ruleId")).orElseThrow();
            assertThat(reason).containsEntry("answers", rule.condition().support(answers));
            assertThat((List<?>) reason.get("sources")).isNotEmpty();
        });
        assertThat(answer.<Map<String, Object>>getList("because.sources.flatten()"))
                .allSatisfy(source -> {
                    assertThat((String) source.get("title")).isNotBlank();
                    assertThat((Integer) source.get("year")).isGreaterThan(1990);
                    var reference =
                            knowledge.findReference((String) source.get("id")).orElseThrow();
                    assertThat(source)
                            .containsEntry(
                                    "url",
                                    reference
                                            .url()
                                            .or(() -> reference.doi().map(doi -> "https://doi.org/" + doi))
                                            .orElse(null));
                });
    }

    @Test
    void aSourceThatHasNoPageOfItsOwnIsLinkedByItsDoi() {
        var answer = person.reports(Symptoms.none().but("dizziness", "spinning_or_unsteady"));

        answer.then()
                .body(
                        "because.find { it.ruleId == 'u_vertigo' }.sources.find { it.id == 'ifompt_2020' }.url",
                        equalTo("https://doi.org/10.2519/jospt.2022.11147"));
    }

    @Test
    void whereTheGuidelineDiffersFromTheArticleThatIsSaid() {
        var dizzy = person.reports(Symptoms.none().but("dizziness", "spinning_or_unsteady"));
        var feverish = person.reports(Symptoms.ofMeningitis());

        var path = "because.find { it.ruleId == 'u_vertigo' }.differsFromSeed";
        var text = knowledge
                .findContent("symptom-dizziness")
                .flatMap(item -> item.differsFromSeed())
                .orElseThrow();
        dizzy.then().body(path + ".slug", contains("symptom-dizziness")).body(path + ".text", contains(text));
        feverish.then().body("because.differsFromSeed", everyItem(empty()));
    }

    @Test
    void aReportNamesTheRulesThatJudgedIt() {
        var report = person.reports(Symptoms.none()).jsonPath();

        var rules = given().get("/api/v1/rules/" + report.getString("rulesHash"));

        rules.then()
                .statusCode(200)
                .body("rulesHash", equalTo(report.getString("rulesHash")))
                .body("version", equalTo(report.getString("rulesVersion")));
    }
}
