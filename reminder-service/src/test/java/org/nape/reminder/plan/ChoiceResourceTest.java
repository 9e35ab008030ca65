package org.nape.reminder.plan;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nape.events.CheckInAnswered;
import org.nape.events.PersonErased;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.reminder.Deliveries;
import org.nape.reminder.Events;
import org.nape.reminder.Examples;
import org.nape.reminder.Noon;
import org.nape.reminder.Person;
import org.nape.reminder.day.Day;
import org.nape.reminder.day.QuietHours;
import org.nape.reminder.due.DueNow;
import org.nape.testbed.Testbed;
import org.nape.testbed.Tokens;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
class ChoiceResourceTest {
    private static final String CHOICES = "/api/v1/plan/choices";
    private static final String HEAT = "{\"prefers\": \"heat\"}";
    private static final String PREVENTION = "{\"prevention\": true}";
    private static final String NOTHING = "{}";
    private static final Knowledge KNOWLEDGE = Knowledge.load();

    /** What a plan keeps hangs on the hour. */
    private final ZoneId zone = Noon.zone();

    private final Day day = Day.of(zone, new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0)));
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final Person person = Person.someone();

    @Inject
    Deliveries deliveries;

    @Inject
    DueNow dueNow;

    @Inject
    DataSource database;

    @Test
    void aPlanSaysWhatItLeavesToThePerson() {
        havePlan(now);

        var choices = person.asks().get(CHOICES);

        choices.then()
                .statusCode(200)
                .header("ETag", equalTo("\"0\""))
                .header("Cache-Control", equalTo("no-store"))
                .body("prefers", nullValue())
                .body("causesInOrder", empty())
                .body("prevention", equalTo(false))
                .body("offers.remedies", contains("ice", "heat"))
                .body("offers.causes.id", hasItems("p_cause_stress", "p_cause_dehydration"))
                .body("offers.causes.title", hasItem("Stress"))
                .body("offers.causes.id", not(hasItem("p_cause_exercise_strain")))
                .body("offers.prevention", equalTo(true));
        assertThat(person.plan().<Map<String, Object>>path("choices")).isEqualTo(choices.path("$"));
        person.plan().then().body("recoveredAt", nullValue());
    }

    @Test
    void heatTakesThePlaceOfIceAndGivesItBack() {
        havePlan(now);
        var ice = id("rem_ice");
        var others = person.reminders().<List<String>>path("items.reminderId");

        chooses(HEAT).then().statusCode(200).header("ETag", equalTo("\"1\"")).body("prefers", equalTo("heat"));

        var heat = id("rem_ice");
        assertThat(heat).isNotEqualTo(ice);
        person.asks()
                .get("/api/v1/reminders/" + heat)
                .then()
                .body("contentSlug", equalTo("moist-heat"))
                .body("durationSeconds", equalTo(900))
                .body("rrule", containsString("BYHOUR=8,12,16,20"));
        person.asks().get("/api/v1/reminders/" + ice).then().statusCode(404);
        chooses(NOTHING).then().statusCode(200).body("prefers", nullValue());
        assertThat(id("rem_ice")).isEqualTo(ice);
        assertThat(person.reminders().<List<String>>path("items.reminderId"))
                .containsExactlyInAnyOrderElementsOf(others);
        chooses(HEAT);
        assertThat(id("rem_ice")).isEqualTo(heat);
    }

    @Test
    void theSwapKeepsTheGap() throws SQLException {
        havePlan(now);
        var doneAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        execute(
                "update reminder set last_due_at = ?, last_done_at = ? where id = ?",
                doneAt.minusSeconds(600).atOffset(ZoneOffset.UTC),
                doneAt.atOffset(ZoneOffset.UTC),
                UUID.fromString(id("rem_ice")));

        chooses(HEAT);
        assertThat(Instant.parse(nextDueAt("rem_ice"))).isAfterOrEqualTo(doneAt.plus(Duration.ofHours(3)));
        var heatDoneAt = doneAt.plus(Duration.ofMinutes(90));
        execute(
                "update reminder set last_done_at = ? where id = ?",
                heatDoneAt.atOffset(ZoneOffset.UTC),
                UUID.fromString(id("rem_ice")));

        chooses(NOTHING);

        assertThat(Instant.parse(nextDueAt("rem_ice"))).isAfterOrEqualTo(heatDoneAt.plus(Duration.ofHours(3)));
    }

    @Test
    void thePlanKeepsFirstWhatIsOfTheCauseThatIsChosenFirst() {
        havePlan(now);
        var usual = laid(Choices.NONE);
        assertThat(templates()).containsExactlyInAnyOrderElementsOf(usual);

        chooses("{\"causesInOrder\": [\"p_cause_poor_posture\"]}")
                .then()
                .statusCode(200)
                .body("causesInOrder", contains("p_cause_poor_posture"));

        assertThat(templates())
                .containsExactlyInAnyOrderElementsOf(
                        laid(new Choices(Optional.empty(), List.of("p_cause_poor_posture"), false, 1)));
        chooses(NOTHING);
        assertThat(templates()).containsExactlyInAnyOrderElementsOf(usual);
    }

    @Test
    void noChoiceBringsBackWhatMadeItWorse() {
        havePlan(now);
        chooses(PREVENTION);
        var prevention = dueNow.ofPlan(person, "rem_prevention");
        var slug = dueNow.text("select content_slug from reminder where id = ?", prevention)
                .orElseThrow();
        var due = dueNow.letFallDue(prevention);
        person.asks()
                .body(Map.of("dueAt", due.toString(), "worse", true))
                .post("/api/v1/reminders/" + prevention + "/done")
                .then()
                .statusCode(200);

        chooses(NOTHING);
        chooses(PREVENTION).then().statusCode(200).body("prevention", equalTo(true));

        assertThat(templates()).doesNotContain("rem_prevention");
        person.plan().then().body("shown", not(hasItem(slug)));
    }

    @Test
    void whatThePersonDeletedStaysDeleted() {
        havePlan(now);
        person.asks().delete("/api/v1/reminders/" + id("rem_stretch")).then().statusCode(204);
        person.asks().delete("/api/v1/reminders/" + id("rem_ice")).then().statusCode(204);

        chooses("{\"prevention\": true, \"causesInOrder\": [\"p_cause_stress\"]}");

        assertThat(templates()).contains("rem_prevention").doesNotContain("rem_stretch", "rem_ice");
    }

    @Test
    void whoAskedForPreventionKeepsItWhenTheyAreWellAgain() {
        havePlan(now.minusSeconds(60));
        chooses(PREVENTION).then().statusCode(200);
        assertThat(templates()).contains("rem_prevention", "rem_stretch", "ci_day3");
        var prevention = id("rem_prevention");

        isWellAgain();

        person.plan()
                .then()
                .body("status", equalTo("running"))
                .body("recoveredAt", equalTo(now.toString()))
                .body("stopReason", nullValue())
                .body("parts", contains("prevention_only"))
                .body("shown", hasItems("when-to-see-a-doctor", "prevention-exercise"))
                .body("shown", not(hasItem("basic-neck-stretch")))
                .body("reminders.reminderId", contains(prevention))
                .body("checkIns", empty())
                .body("choices.offers.remedies", empty())
                .body("choices.offers.causes", empty());
        assertThat(templates()).containsExactly("rem_prevention");
    }

    @Test
    void whoIsWellAgainIsOfferedPreventionAndMayTakeItOrLeaveIt() {
        havePlan(now.minusSeconds(60));
        isWellAgain();
        person.plan()
                .then()
                .body("status", equalTo("stopped"))
                .body("recoveredAt", notNullValue())
                .body("choices.offers.prevention", equalTo(true));

        chooses(PREVENTION).then().statusCode(200).body("prevention", equalTo(true));

        person.plan()
                .then()
                .body("status", equalTo("running"))
                .body("stoppedAt", nullValue())
                .body("parts", contains("prevention_only"))
                .body("reminders", hasSize(1));
        assertThat(templates()).containsExactly("rem_prevention");
        var prevention = id("rem_prevention");
        chooses(NOTHING).then().statusCode(200);
        person.plan()
                .then()
                .body("status", equalTo("stopped"))
                .body("stopReason", equalTo("You are well again, so this plan has ended."));
        assertThat(templates()).isEmpty();
        chooses(PREVENTION);
        assertThat(id("rem_prevention")).isEqualTo(prevention);
    }

    @Test
    void theNextPlanKnowsThePreferenceButPreventionIsAskedForAgain() {
        havePlan(now.minusSeconds(60));
        chooses("{\"prefers\": \"heat\", \"causesInOrder\": [\"p_cause_poor_posture\"], \"prevention\": true}");

        havePlan(now);

        person.asks()
                .get(CHOICES)
                .then()
                .header("ETag", equalTo("\"2\""))
                .body("prefers", equalTo("heat"))
                .body("causesInOrder", contains("p_cause_poor_posture"))
                .body("prevention", equalTo(false));
        assertThat(templates()).contains("rem_posture").doesNotContain("rem_prevention");
        assertThat(person.reminders().jsonPath().getString("items.find { it.templateId == 'rem_ice' }.contentSlug"))
                .isEqualTo("moist-heat");
    }

    @Test
    void underARedFlagNothingIsChosenAndNothingComesBack() {
        havePlan(now.minusSeconds(60));
        chooses(PREVENTION);

        deliveries.deliver(Events.redFlag(person.id(), now));

        chooses(HEAT)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", equalTo("Stop your plan. Do not stretch, massage or use heat."));
        person.asks().get(CHOICES).then().body("offers.remedies", empty()).body("offers.prevention", equalTo(false));
        assertThat(templates()).isEmpty();
    }

    @Test
    void aRedFlagAfterRecoveryEndsPreventionForGood() {
        havePlan(now.minusSeconds(60));
        chooses(PREVENTION);
        isWellAgain();

        deliveries.deliver(Events.redFlag(person.id(), now.plusMillis(1)));

        person.plan().then().body("status", equalTo("stopped"));
        chooses(PREVENTION).then().statusCode(409);
        assertThat(templates()).isEmpty();
    }

    @Test
    void onceANewerReportIsThereTheOldPlanIsOver() {
        havePlan(now.minusSeconds(60));
        isWellAgain();
        deliveries.deliver(Events.reported(person.id(), Examples.unsettled(), now, null));

        chooses(PREVENTION)
                .then()
                .statusCode(409)
                .body("detail", equalTo("Your plan has stopped or ended. A new one follows a new report."));
        assertThat(templates()).isEmpty();
    }

    @Test
    void whatTheRedFlagTookFromALaterPlanNoChoiceBringsBack() throws SQLException {
        havePlan(now.minusSeconds(60));
        execute(
                "update plan set shown = array_remove(shown, 'moist-heat'),"
                        + " later_shown = array_remove(later_shown, 'moist-heat') where person_id = ?",
                person.id());
        var shown = person.plan().<List<String>>path("shown");

        chooses("{\"causesInOrder\": [\"p_cause_stress\"]}").then().statusCode(200);

        assertThat(person.plan().<List<String>>path("shown")).isEqualTo(shown).doesNotContain("moist-heat");
    }

    @Test
    void aPlanOfBeforeThereWereChoicesStaysAsItIs() throws SQLException {
        havePlan(now.minusSeconds(60));
        execute("update plan set onset = null, began_in = null, courses = null where person_id = ?", person.id());
        var before = templates();

        chooses(HEAT).then().statusCode(200).body("offers.remedies", empty());

        assertThat(templates()).isEqualTo(before);
        isWellAgain();
        person.plan().then().body("status", equalTo("stopped"));
    }

    @Test
    void theSameAgainChangesNothingAndWhoeverHasReadAnOlderVersionIsTold() {
        havePlan(now);

        chooses(HEAT).then().header("ETag", equalTo("\"1\""));
        chooses(HEAT).then().statusCode(200).header("ETag", equalTo("\"1\""));

        person.asks()
                .header("If-Match", "\"0\"")
                .body(NOTHING)
                .put(CHOICES)
                .then()
                .statusCode(412)
                .body("type", equalTo("/problems/precondition-failed"));
        person.asks()
                .header("If-Match", "\"1\"")
                .body(NOTHING)
                .put(CHOICES)
                .then()
                .statusCode(200);
    }

    @Test
    void aPersonWhoMovedChoosesWhereTheyAre() {
        havePlan(now);
        person.asks()
                .body(Map.of("timeZone", "Asia/Tokyo"))
                .put("/api/v1/settings")
                .then()
                .statusCode(200);

        chooses("{\"prefers\": \"heat\", \"prevention\": true}").then().statusCode(200);

        assertThat(person.reminders().<List<String>>path("items.findAll { it.templateId.startsWith('rem_') }.timeZone"))
                .containsOnly("Asia/Tokyo");
        assertThat(Instant.parse(nextDueAt("rem_prevention"))
                        .atOffset(ZoneOffset.ofHours(9))
                        .getHour())
                .isEqualTo(17);
    }

    @Test
    void aPlanThatRoseToRoutineKeepsWhatItTookAlong() {
        havePlan(now.minusSeconds(60));
        deliveries.deliver(Events.reported(person.id(), Examples.at(Level.ROUTINE), now, "Europe/Berlin"));
        var before = templates();

        chooses("{\"causesInOrder\": [\"p_cause_stress\"]}").then().statusCode(200);
        chooses(PREVENTION)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/choice-not-offered"))
                .body("errors.pointer", contains("/prevention"));

        assertThat(templates()).isEqualTo(before);
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of("{\"prefers\": \"warmth\"}", "/prefers", "ice or heat"),
                Arguments.of("{\"prefers\": \"HEAT\"}", "/prefers", "ice or heat"),
                Arguments.of("{\"prefers\": \"\"}", "/prefers", "ice or heat"),
                Arguments.of("{\"prefers\": [\"heat\"]}", "/prefers", "right type"),
                Arguments.of("{\"causesInOrder\": [\"stress\"]}", "/causesInOrder/0", "must be one of p_cause_"),
                Arguments.of("{\"causesInOrder\": [null]}", "/causesInOrder/0", "must be one of p_cause_"),
                Arguments.of(
                        "{\"causesInOrder\": [\"p_self_care_base\"]}", "/causesInOrder/0", "must be one of p_cause_"),
                Arguments.of(
                        "{\"causesInOrder\": [\"p_cause_stress\", \"p_cause_stress\"]}",
                        "/causesInOrder/1",
                        "named twice"),
                Arguments.of("{\"causesInOrder\": \"p_cause_stress\"}", "/causesInOrder", "right type"),
                Arguments.of("{\"prevention\": \"please\"}", "/prevention", "right type"),
                Arguments.of("{\"massage\": true}", "/massage", "not a field"),
                Arguments.of("{\"prefers\": ", "", "not well-formed"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void whatIsWrongIsNamedAndNothingIsChanged(String body, String pointer, String detail) {
        havePlan(now);

        chooses(body)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem(containsString(pointer)))
                .body("errors.detail", hasItem(containsString(detail)));

        person.asks().get(CHOICES).then().header("ETag", equalTo("\"0\""));
    }

    @Test
    void withoutAPlanThereIsNothingToChoose() {
        person.asks().get(CHOICES).then().statusCode(404);
        chooses(HEAT).then().statusCode(404);
        chooses("").then().statusCode(400);
    }

    @Test
    void anEmergencyLeavesNothingToChoose() {
        deliveries.deliver(Events.reported(person.id(), Examples.at(Level.URGENT), now, null));

        chooses(HEAT).then().statusCode(409);
    }

    @Test
    void onlyThePersonChooses() {
        given().get(CHOICES).then().statusCode(401);
        given().header("Authorization", "Bearer " + Tokens.clinician())
                .get(CHOICES)
                .then()
                .statusCode(403);
        havePlan(now);
        Person.someone().asks().get(CHOICES).then().statusCode(404);
    }

    @Test
    void whatWasChosenIsShownAndErasedWithTheRest() {
        havePlan(now);
        chooses(HEAT);
        person.asks()
                .get("/api/v1/me")
                .then()
                .body("planChoices.prefers", contains("heat"))
                .body("plans[0].courses.usual.first.plans", hasItem("p_self_care_base"));

        deliveries.deliver(new PersonErased(person.id(), now));

        chooses(HEAT).then().statusCode(410);
    }

    private Response chooses(String body) {
        return person.asks().body(body).put(CHOICES);
    }

    private void havePlan(Instant reportedAt) {
        deliveries.deliver(Events.reported(person.id(), FullPlan.example(), reportedAt, zone.getId()));
    }

    /** {@link ChoicesTest} says what that is on a given day. */
    private List<String> laid(Choices choices) {
        var maker = new PlanMaker(KNOWLEDGE);
        var composition = maker.compose(Level.SELF_CARE, FullPlan.answers(), now, zone);
        return maker.lay(composition, choices, false, day).orElseThrow().reminders().stream()
                .map(reminder -> reminder.templateId().orElseThrow())
                .toList();
    }

    private void isWellAgain() {
        var asking = UUID.fromString(id("ci_day7"));
        deliveries.deliver(new CheckInAnswered(asking, person.id(), now, "recovered", null));
    }

    private List<String> templates() {
        return person.reminders().path("items.templateId");
    }

    private String id(String template) {
        return person.reminders().jsonPath().getString("items.find { it.templateId == '" + template + "' }.reminderId");
    }

    private String nextDueAt(String template) {
        return person.reminders().jsonPath().getString("items.find { it.templateId == '" + template + "' }.nextDueAt");
    }

    private void execute(String sql, Object... values) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            assertThat(statement.executeUpdate()).isOne();
        }
    }
}
