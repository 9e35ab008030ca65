package org.nape.triage.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nape.testbed.Testbed;
import org.nape.testbed.Tokens;
import org.nape.triage.Person;
import org.nape.triage.Symptoms;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
class RedFlagOfReportTest {
    private final Person person = Person.someone();

    @Test
    void whoReportsAnEmergencyIsToldNotToWait() {
        var answer = person.asks()
                .body(Map.of("answers", Symptoms.ofMeningitis().answers(), "country", "us"))
                .post("/api/v1/reports")
                .then();

        answer.statusCode(201)
                .body("redFlag.status", equalTo("raised"))
                .body("redFlag.raisedAt", equalTo(answer.extract().path("reportedAt")))
                .body("redFlag.acknowledgedAt", nullValue())
                .body("redFlag.acknowledgedBy", nullValue())
                .body("redFlag.message", equalTo("Nobody has answered yet: call 911 now. Do not wait for an answer."));
    }

    @Test
    void whoReportsWhatIsUrgentIsToldNotToWait() {
        var answer = person.reports(Symptoms.none().but("fever", "high")).then();

        answer.body(
                "redFlag.message",
                equalTo("Nobody has answered yet: do not wait for an answer, speak to a doctor today."));
    }

    @Test
    void withoutARedFlagThereIsNone() {
        var location = person.reports(Symptoms.ofPlainSpasm())
                .then()
                .body("$", hasKey("redFlag"))
                .body("redFlag", nullValue())
                .extract()
                .header("Location");

        person.asks().get(location).then().body("$", hasKey("redFlag")).body("redFlag", nullValue());
    }

    @Test
    void theReportSaysTodayWhoHasSeenItAndTheFirstAnswerStaysTheFirst() {
        var first = person.reports(Symptoms.ofMeningitis(), "once");
        person.reports(Symptoms.ofPlainSpasm()).then().statusCode(201);
        person.reports(Symptoms.none().but("fever", "high")).then().statusCode(201);

        Person.as(Tokens.subscriber())
                .body(Map.of("by", "Ada", "note", "between us"))
                .post("/api/v1/red-flags/" + first.path("redFlag.redFlagId") + "/acknowledgement")
                .then()
                .statusCode(200);

        var today = person.asks().get(first.header("Location"));
        today.then()
                .body("redFlag.status", equalTo("acknowledged"))
                .body("redFlag.acknowledgedBy", equalTo("Ada"))
                .body("redFlag.message", startsWith("Seen by Ada at "));
        person.asks()
                .get("/api/v1/reports")
                .then()
                .body("items[0].redFlag.status", equalTo("raised"))
                .body("items[1].redFlag", nullValue())
                .body("items[2]", equalTo(today.path("$")));
        assertThat(today.asString()).doesNotContain("between us");
        assertThat(person.reports(Symptoms.ofMeningitis(), "once").asString()).isEqualTo(first.asString());
    }
}
