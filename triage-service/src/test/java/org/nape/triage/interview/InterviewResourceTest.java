package org.nape.triage.interview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nape.testbed.Testbed;
import org.nape.triage.Person;
import org.nape.triage.Symptoms;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
class InterviewResourceTest {
    private final Person person = Person.someone();

    @Test
    void theEmergencySignsComeFirst() {
        var step = asked(Symptoms.none()).then();

        step.statusCode(200)
                .body("status", equalTo("level"))
                .body("next[0].id", equalTo("suspects_meningitis"))
                .body("next[0].type", equalTo("boolean"))
                .body("remainingAtMost", greaterThan(20))
                .body("level", nullValue())
                .body("atLeast", nullValue())
                .body("title", nullValue());
    }

    @Test
    void anEmergencyEndsIt() {
        var step = asked(Symptoms.ofMeningitis()).then();

        step.body("status", equalTo("done"))
                .body("next", empty())
                .body("remainingAtMost", equalTo(0))
                .body("level", equalTo("EMERGENCY"))
                .body("title", equalTo("Call emergency services now"));
    }

    @Test
    void whoAnswersWhatIsAskedComesToAnEndWithTheSameLevel() {
        var whole = Symptoms.ofPlainSpasm();
        var answered = Symptoms.none();
        var left = Integer.MAX_VALUE;

        var step = asked(answered).jsonPath();
        while (!step.getList("next").isEmpty()) {
            var question = step.getString("next[0].id");
            answered = answered.but(question, whole.answers().get(question));
            step = asked(answered).jsonPath();
            assertThat(step.getInt("remainingAtMost")).isLessThan(left);
            left = step.getInt("remainingAtMost");
        }

        assertThat(step.getString("status")).isEqualTo("done");
        assertThat(step.getString("level")).isEqualTo("SELF_CARE");
    }

    @Test
    void whoIsNeverSureIsHandedOver() {
        var answered = Symptoms.none();
        var step = asked(answered).jsonPath();

        while (!step.getList("next").isEmpty()) {
            answered = answered.but(step.getString("next[0].id"), null);
            step = asked(answered).jsonPath();
        }

        assertThat(step.getString("status")).isEqualTo("handed-over");
        assertThat(step.getString("level")).isNull();
        assertThat(step.getString("action")).startsWith("We could not ask or settle everything");
    }

    @Test
    void contradictionsAreAskedAgain() {
        var step = asked(Symptoms.ofPlainSpasm().but("neck_movement", "full").but("stiff_neck", true))
                .then();

        step.body("status", equalTo("clarify"))
                .body("next.id", contains("stiff_neck", "neck_movement", "head_twisted"));
    }

    @Test
    void aBadAnswerIsNamedAndTheEmergencyToldAllTheSame() {
        var step = asked(Symptoms.ofMeningitis().but("pain_worst", 99)).then();

        step.statusCode(400)
                .contentType(startsWith("application/problem+json"))
                .body("errors.pointer", contains("/answers/pain_worst"))
                .body("atLeast", equalTo("EMERGENCY"));
    }

    @Test
    void answersMustBeSent() {
        person.asks()
                .body("{}")
                .post("/api/v1/interviews")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/answers"));
    }

    private Response asked(Symptoms symptoms) {
        return person.asks().body(Map.of("answers", symptoms.answers())).post("/api/v1/interviews");
    }
}
