package org.nape.triage.checkin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nape.testbed.OpenApiExamples;
import org.nape.testbed.Testbed;
import org.nape.testbed.Tokens;
import org.nape.triage.Person;
import org.nape.triage.Symptoms;

/** What the description of the API shows is what the service answers. */
@QuarkusTest
@QuarkusTestResource(Testbed.class)
class OpenApiExamplesTest {
    private final Person person = Person.someone();

    private OpenApiExamples examples;

    @BeforeEach
    void readTheDescription() {
        examples = OpenApiExamples.in(
                given().queryParam("format", "json").get("/q/openapi").asString());
    }

    @ParameterizedTest
    @CsvSource({
        "getQuestions, /api/v1/questions",
        "getRules, /api/v1/rules",
        "getRulesOfVersion, /api/v1/rules/1.0",
        "getRulesHistory, /api/v1/rules/history"
    })
    void theRulebookIsShownAsItIs(String operation, String path) {
        isTrue(operation, given().get(path));
    }

    @Test
    void anInterviewIsShownAsItGoes() {
        var answer = person.asks().body(examples.request("nextQuestions")).post("/api/v1/interviews");

        isTrue("nextQuestions", answer);
    }

    @Test
    void aReportIsShownAsItIsAnswered() {
        var answer = person.asks().body(examples.request("report")).post("/api/v1/reports");

        isTrue("report", answer);
    }

    @Test
    void reportsAreShownAsTheyAreRead() {
        var calm = person.reports(Symptoms.ofPlainSpasm()).<String>path("reportId");
        var other = Person.someone();
        other.reports(Symptoms.ofPlainSpasm().but("chills", null));

        isTrue("getReport", person.asks().get("/api/v1/reports/" + calm));
        isTrue("getCounterfactuals", person.asks().get("/api/v1/reports/" + calm + "/counterfactuals"));
        isTrue("getReports", other.asks().get("/api/v1/reports"));
    }

    @Test
    void aCheckInIsShownAsItIsAskedAndAnswered() {
        var asked = Asked.now(person, "ci_day3");

        isTrue("getCheckIns", person.asks().get("/api/v1/check-ins"));
        isTrue(
                "answerCheckIn",
                person.asks().body(examples.request("answerCheckIn")).post("/api/v1/check-ins/" + asked.id()));
    }

    @Test
    void aRedFlagIsShownAsItEnds() {
        var raised = person.asks()
                .body(Map.of("answers", Map.of("fever", "high", "stiff_neck", true)))
                .post("/api/v1/reports");
        var flag = "/api/v1/red-flags/" + raised.<String>path("redFlag.redFlagId");
        var desk = Tokens.clinician();

        isTrue(
                "acknowledgeRedFlag",
                Person.as(desk).body(examples.request("acknowledgeRedFlag")).post(flag + "/acknowledgement"));
        isTrue(
                "closeRedFlag",
                Person.as(desk).body(examples.request("closeRedFlag")).post(flag + "/closure"));
    }

    private void isTrue(String operation, Response real) {
        assertThat(examples.untruths(operation, real.asString())).isEmpty();
    }
}
