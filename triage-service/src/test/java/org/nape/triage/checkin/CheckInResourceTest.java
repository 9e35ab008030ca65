package org.nape.triage.checkin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nape.events.CheckInAnswered;
import org.nape.events.RedFlagRaised;
import org.nape.events.SymptomReported;
import org.nape.testbed.Testbed;
import org.nape.testbed.Tokens;
import org.nape.testbed.Topics;
import org.nape.triage.Contract;
import org.nape.triage.Person;
import org.nape.triage.Symptoms;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
class CheckInResourceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Person person = Person.someone();
    private final Instant begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final ObjectMapper json = new ObjectMapper();

    @Inject
    DataSource database;

    @Test
    void whatHasFallenDueIsShownWithItsQuestions() {
        var asked = Asked.now(person, "ci_day3");

        person.asks()
                .get("/api/v1/check-ins")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("items", hasSize(1))
                .body("items[0].checkInId", equalTo(asked.id().toString()))
                .body("items[0].kind", equalTo("ci_day3"))
                .body("items[0].text", equalTo("How is your neck today?"))
                .body("items[0].status", equalTo("open"))
                .body("items[0].ask.id", contains("new_warning_sign", "getting_worse_since"))
                .body("items[0].ask[0].text", startsWith("Have you had any new sign"))
                .body("items[0].answeredAt", nullValue())
                .body("items[0].outcome", nullValue());
    }

    @Test
    void aCalmAnswerLetsThePlanGoOnAndMakesNoReport() throws Exception {
        var asked = Asked.now(person, "ci_day1");

        asked.answered(Asked.calm("ci_day1"))
                .then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("checkInId", equalTo(asked.id().toString()))
                .body("outcome", equalTo("continue"))
                .body("text", startsWith("Go on with your plan."))
                .body("level", nullValue())
                .body("report", nullValue())
                .body("next", empty())
                .body("offer", nullValue())
                .body("usedEarlierAnswers", equalTo(false));

        person.asks().get("/api/v1/reports").then().body("items", empty());
        person.asks()
                .get("/api/v1/check-ins")
                .then()
                .body("items[0].status", equalTo("answered"))
                .body("items[0].outcome", equalTo("continue"));
        var told = awaitTold(CheckInAnswered.TOPIC);
        assertThat(Contract.faults(told)).isEmpty();
        assertThat(told.id()).hasValue(asked.id().toString());
        assertThat(json.readTree(told.value()).path("outcome").asText()).isEqualTo("continue");
        assertThat(json.readTree(told.value()).path("reportId").isNull()).isTrue();
    }

    @Test
    void signsOfMeningitisAreAnEmergencyAtOnce() throws Exception {
        person.reports(Symptoms.ofPlainSpasm()).then().statusCode(201);
        var asked = Asked.now(person, "ci_day1");

        var answer = asked.answered(
                        person, Map.of("answers", meningitis(), "country", "US", "timeZone", "America/New_York"))
                .then()
                .statusCode(201)
                .body("outcome", equalTo("reassess"))
                .body("level", equalTo("EMERGENCY"))
                .body("text", startsWith("Call emergency services now. "))
                .body("report.status", equalTo("settled"))
                .body("report.emergencyNumber", equalTo("911"))
                .body("report.because.ruleId", contains("e_meningitis_signs", "u_fever", "f_new_warning_sign"))
                .body("next", empty())
                .extract()
                .jsonPath();

        var reportId = answer.getString("report.reportId");
        person.asks().get("/api/v1/reports/" + reportId).then().body("level", equalTo("EMERGENCY"));
        person.asks().get("/api/v1/check-ins").then().body("items[0].status", equalTo("answered"));
        var redFlag = awaitTold(RedFlagRaised.TOPIC);
        assertThat(Contract.faults(redFlag)).isEmpty();
        assertThat(json.readTree(redFlag.value()).path("reportId").asText()).isEqualTo(reportId);
        assertThat(json.readTree(redFlag.value()).path("ruleIds").toString()).isEqualTo("[\"e_meningitis_signs\"]");
        var reported = told(SymptomReported.TOPIC).getLast();
        assertThat(Contract.faults(reported)).isEmpty();
        assertThat(json.readTree(reported.value()).path("timeZone").asText()).isEqualTo("America/New_York");
        assertThat(json.readTree(awaitTold(CheckInAnswered.TOPIC).value())
                        .path("reportId")
                        .asText())
                .isEqualTo(reportId);
    }

    @Test
    void aNewSignThatIsNotNamedStopsThePlanAndAsksAgain() {
        person.reports(Symptoms.ofPlainSpasm()).then().statusCode(201);
        var asked = Asked.now(person, "ci_day1");

        asked.answered(Map.of("new_warning_sign", true))
                .then()
                .statusCode(201)
                .body("outcome", equalTo("reassess"))
                .body("text", equalTo("Stop the plan. Answer the safety questions again now."))
                .body("level", nullValue())
                .body("atLeast", nullValue())
                .body("usedEarlierAnswers", equalTo(false))
                .body("report.status", equalTo("incomplete"))
                .body("report.title", equalTo("See a doctor today"))
                .body("report.unresolved[0]", equalTo("suspects_meningitis"))
                .body("report.open.ruleId", hasItem("e_meningitis_signs"))
                .body("report.because.ruleId", contains("f_new_warning_sign"))
                .body("report.because[0].level", nullValue())
                .body("report.because[0].answers", equalTo(Map.of("new_warning_sign", true)))
                .body("report.because[0].sources.id", contains("seed"))
                .body("report.because[0].clinicianReason", containsString("Have you had any new sign"))
                .body("next[0].id", equalTo("suspects_meningitis"));
    }

    @Test
    void aNewSignAsksEverythingAgainEvenIfEveryOtherAnswerIsCalm() {
        var asked = Asked.now(person, "ci_day1");

        asked.answered(Symptoms.ofPlainSpasm().but("new_warning_sign", true).answers())
                .then()
                .statusCode(201)
                .body("report.status", equalTo("incomplete"))
                .body("report.unresolved", hasItem("suspects_meningitis"))
                .body("report.open.ruleId", hasItem("e_meningitis_signs"))
                .body("report.because.ruleId", contains("f_new_warning_sign"))
                .body("next[0].id", equalTo("suspects_meningitis"));
    }

    @Test
    void stillHurtingAfterAWeekIsRoutineAndSaysWhy() {
        var asked = Asked.now(person, "ci_day7");

        var report = asked.answered(Asked.calmBut("ci_day7", "still_hurting", true))
                .then()
                .statusCode(201)
                .body("outcome", equalTo("book-doctor"))
                .body("text", equalTo("It still hurts after a week. Book a doctor's appointment."))
                .body("level", equalTo("ROUTINE"))
                .body("atLeast", equalTo("ROUTINE"))
                .body("report.title", equalTo("Book a doctor's appointment"))
                .body("report.because.ruleId", contains("f_day7_still_hurting"))
                .body("report.because[0].level", equalTo("ROUTINE"))
                .body("report.because[0].answers", equalTo(Map.of("still_hurting", true)))
                .body("next", empty())
                .extract()
                .jsonPath()
                .getString("report.reportId");

        assertThat(told(RedFlagRaised.TOPIC)).isEmpty();
        person.asks()
                .get("/api/v1/reports/" + report + "/counterfactuals")
                .then()
                .statusCode(200)
                .body("level", equalTo("ROUTINE"))
                .body("lowering", empty());
    }

    @Test
    void whoeverIsWellAgainIsOfferedToPreventIt() {
        var asked = Asked.now(person, "ci_day7");

        asked.answered(Asked.calm("ci_day7"))
                .then()
                .statusCode(201)
                .body("outcome", equalTo("recovered"))
                .body("offer", equalTo("prevention_only"))
                .body("report", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"new_warning_sign", "getting_worse_since", "still_hurting"})
    void notSureIsNeverTakenForANo(String question) {
        var asked = Asked.now(person, "ci_day7");

        asked.answered(Asked.calmBut("ci_day7", question, null))
                .then()
                .statusCode(201)
                .body("outcome", equalTo(question.equals("still_hurting") ? "book-doctor" : "reassess"))
                .body("report.because.clinicianReason", hasItem(containsString("Not sure.")));
    }

    @Test
    void anotherSignThatIsToldOfStopsThePlanToo() {
        var asked = Asked.now(person, "ci_day1");

        asked.answered(Asked.calmBut("ci_day1", "fever", "mild"))
                .then()
                .statusCode(201)
                .body("outcome", equalTo("reassess"))
                .body("level", nullValue())
                .body("atLeast", equalTo("URGENT"))
                .body("text", startsWith("See a doctor today. "))
                .body("next.id", hasItem("suspects_meningitis"));

        assertThat(awaitTold(RedFlagRaised.TOPIC).value()).contains("\"level\":\"URGENT\"");
    }

    @Test
    void freshEarlierAnswersStandUnderTheNewOnes() {
        person.reports(Symptoms.ofPlainSpasm()).then().statusCode(201);
        var asked = Asked.now(person, "ci_day7");

        asked.answered(Asked.calmBut("ci_day7", "duration_days", 9))
                .then()
                .statusCode(201)
                .body("outcome", equalTo("book-doctor"))
                .body("usedEarlierAnswers", equalTo(true))
                .body("report.status", equalTo("settled"))
                .body("report.because.ruleId", contains("r_over_a_week"));
    }

    @Test
    void earlierAnswersAreNotUsedOnceTheyAreADayOld() throws SQLException {
        person.reports(Symptoms.ofPlainSpasm()).then().statusCode(201);
        makeReportsOlder(Duration.ofHours(24));
        var asked = Asked.now(person, "ci_day7");

        asked.answered(Asked.calmBut("ci_day7", "duration_days", 9))
                .then()
                .statusCode(201)
                .body("outcome", equalTo("reassess"))
                .body("usedEarlierAnswers", equalTo(false))
                .body("report.status", equalTo("incomplete"))
                .body("atLeast", equalTo("ROUTINE"));
    }

    @Test
    void answersOfYesterdayAreRefusedButTheirEmergencyIsTold() {
        var asked = Asked.now(person, "ci_day1");
        var dayAgo = Instant.now().minus(Duration.ofHours(24)).minusSeconds(1);

        asked.answered(person, Map.of("answers", meningitis(), "answeredAt", dayAgo.toString(), "country", "GB"))
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/answers-too-old"))
                .body("detail", containsString("24 hours"))
                .body("atLeast", equalTo("EMERGENCY"))
                .body("text", startsWith("Call emergency services now. "))
                .body("emergencyNumber", equalTo("999"));

        person.asks().get("/api/v1/reports").then().body("items", empty());
        person.asks().get("/api/v1/check-ins").then().body("items[0].status", equalTo("open"));
    }

    @Test
    void whoDoesNotTellWhereTheyAreIsWhereTheyWere() {
        person.asks()
                .body(Map.of("answers", Symptoms.ofPlainSpasm().answers(), "country", "US"))
                .post("/api/v1/reports")
                .then()
                .statusCode(201);
        var dayAgo = Instant.now().minus(Duration.ofHours(25)).toString();
        var asked = Asked.now(person, "ci_day1");

        var refused = asked.answered(person, Map.of("answers", meningitis(), "answeredAt", dayAgo));
        var taken = asked.answered(meningitis());

        refused.then().statusCode(409).body("emergencyNumber", equalTo("911"));
        taken.then().statusCode(201).body("report.emergencyNumber", equalTo("911"));
    }

    @Test
    void calmAnswersOfYesterdayAreRefusedWithoutAWordOfComfort() {
        var asked = Asked.now(person, "ci_day1");
        var dayAgo = Instant.now().minus(Duration.ofHours(24)).minusSeconds(1);

        asked.answered(person, Map.of("answers", Asked.calm("ci_day1"), "answeredAt", dayAgo.toString()))
                .then()
                .statusCode(409)
                .body("atLeast", nullValue())
                .body("text", nullValue());
    }

    @Test
    void answersGivenWithoutAConnectionKeepTheirTime() {
        var asked = Asked.now(person, "ci_day1");

        asked.answered(person, Map.of("answers", Asked.calm("ci_day1"), "answeredAt", hoursAgo(23)))
                .then()
                .statusCode(201)
                .body("answeredAt", equalTo(hoursAgo(23)));
    }

    private String hoursAgo(int hours) {
        return begun.minus(Duration.ofHours(hours)).toString();
    }

    @Test
    void aNewerReportSupersedesTheCheckInButAnEmergencyIsToldAllTheSame() {
        var asked = Asked.at(Instant.now().minus(Duration.ofHours(1)), person, "ci_day1");
        person.reports(Symptoms.ofPlainSpasm()).then().statusCode(201);

        person.asks().get("/api/v1/check-ins").then().body("items[0].status", equalTo("superseded"));
        asked.answered(meningitis())
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/check-in-superseded"))
                .body("atLeast", equalTo("EMERGENCY"));
        person.asks().get("/api/v1/reports").then().body("items", hasSize(1));
    }

    @Test
    void aReportOfTheSameSecondMayBeWhatTheCheckInFollowed() {
        var report = person.reports(Symptoms.ofPlainSpasm());
        var reportedAt = Instant.parse(report.jsonPath().getString("reportedAt"));
        var asked = Asked.at(reportedAt.truncatedTo(ChronoUnit.SECONDS), person, "ci_recheck");

        person.asks().get("/api/v1/check-ins").then().body("items[0].status", equalTo("open"));
        asked.answered(Asked.calm("ci_recheck")).then().statusCode(201);
    }

    @Test
    void aCheckInIsAnsweredOnceAndTheSameAgainChangesNothing() {
        var asked = Asked.now(person, "ci_day7");
        var first = asked.answered(Asked.calmBut("ci_day7", "still_hurting", true));

        var again = asked.answered(Asked.calmBut("ci_day7", "still_hurting", true));
        var otherwise = asked.answered(Asked.calmBut("ci_day7", "new_warning_sign", true));

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        otherwise.then().statusCode(409).body("type", equalTo("/problems/check-in-answered"));
        person.asks().get("/api/v1/reports").then().body("items", hasSize(1));
    }

    @Test
    void theSameKeyGetsTheFirstAnswerAgainAndNoOtherReply() {
        var asked = Asked.now(person, "ci_day1");
        var first = asked.answered("one", Asked.calm("ci_day1"));

        var again = asked.answered("one", Asked.calm("ci_day1"));
        var otherwise = asked.answered("one", Map.of("new_warning_sign", true));
        var elsewhere = Asked.now(person, "ci_day1").answered("one", Asked.calm("ci_day1"));

        first.then().statusCode(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        for (var reused : List.of(otherwise, elsewhere)) {
            reused.then().statusCode(422).body("type", equalTo("/problems/idempotency-key-reused"));
        }
    }

    @Test
    void manyRepliesAtOnceHaveOneEffect() throws Exception {
        var asked = Asked.now(person, "ci_day1");

        try (var threads = Executors.newFixedThreadPool(16)) {
            var replies =
                    threads.invokeAll(Stream.generate(() -> (Callable<Response>) () -> asked.answered(meningitis()))
                            .limit(16)
                            .toList());

            for (var reply : replies) {
                assertThat(reply.get().statusCode()).isEqualTo(201);
                assertThat(reply.get().asString())
                        .isEqualTo(replies.getFirst().get().asString());
            }
        }
        person.asks().get("/api/v1/reports").then().body("items", hasSize(1));
        var topics = List.of(SymptomReported.TOPIC, RedFlagRaised.TOPIC, CheckInAnswered.TOPIC);
        // A red flag, and the report with it, waits for its number; the answer need not be told last.
        topics.forEach(this::awaitTold);
        for (var topic : topics) {
            assertThat(told(topic)).hasSize(1);
        }
    }

    @Test
    void whatTheCheckInAsksMustBeAnswered() {
        var asked = Asked.now(person, "ci_day7");

        asked.answered(Map.of("still_hurting", true, "fever", "high", "stiff_neck", true))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/answers/new_warning_sign", "/answers/getting_worse_since"))
                .body("errors.detail", hasItem(containsString("not sure")))
                .body("atLeast", equalTo("EMERGENCY"));
    }

    static Stream<Map<String, Object>> badAnswers() {
        return Stream.of(
                Map.of("still_hurting", true),
                Map.of("no_such_question", true),
                Map.of("fever", "very"),
                Map.of("new_warning_sign", "yes"),
                Map.of("fever", "high\u0000"));
    }

    @ParameterizedTest
    @MethodSource("badAnswers")
    void eachBadAnswerIsNamed(Map<String, Object> bad) {
        var asked = Asked.now(person, "ci_day1");
        var answers = Asked.calm("ci_day1");
        answers.putAll(bad);

        asked.answered(answers)
                .then()
                .statusCode(400)
                .body(
                        "errors.pointer",
                        contains("/answers/" + bad.keySet().iterator().next()));
        person.asks().get("/api/v1/check-ins").then().body("items[0].status", equalTo("open"));
    }

    @Test
    void everyOtherWrongPartIsNamedToo() {
        var asked = Asked.now(person, "ci_day1");
        var body = Map.of(
                "answers",
                Asked.calm("ci_day1"),
                "country",
                "Germany",
                "timeZone",
                "Mars",
                "answeredAt",
                Instant.now().plus(Duration.ofMinutes(6)).toString());

        person.asks()
                .header("Idempotency-Key", "one", "two")
                .body(body)
                .post("/api/v1/check-ins/" + asked.id())
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/country", "/timeZone", "Idempotency-Key", "/answeredAt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-11-29", "2026-11-29T10:02:31", "1764410551", ""})
    void aTimeThatIsNoneIsRefused(String time) {
        var asked = Asked.now(person, "ci_day1");

        asked.answered(person, Map.of("answers", Asked.calm("ci_day1"), "answeredAt", time))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/answeredAt"));
    }

    @Test
    void aClockThatIsALittleAheadIsForgiven() {
        var asked = Asked.now(person, "ci_day1");
        var ahead = Instant.now().plus(Duration.ofMinutes(4));

        var answer = asked.answered(person, Map.of("answers", Asked.calm("ci_day1"), "answeredAt", ahead.toString()))
                .then()
                .statusCode(201)
                .extract();

        assertThat(Instant.parse(answer.path("answeredAt"))).isBefore(ahead);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"answers\": null}", "{\"answers\": {}, \"level\": \"SELF_CARE\"}"})
    void aBodyThatIsNoReplyIsRefused(String body) {
        var asked = Asked.now(person, "ci_day1");

        person.asks()
                .body(body)
                .post("/api/v1/check-ins/" + asked.id())
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void whatIsAnothersIsNotThere() {
        var asked = Asked.now(person, "ci_day1");
        var stranger = Person.someone();
        var body = Map.of("answers", Asked.calm("ci_day1"));

        asked.answered(stranger, body).then().statusCode(404).body("type", equalTo("/problems/not-found"));
        for (var id : List.of(UUID.randomUUID().toString(), "ci_day1")) {
            person.asks().body(body).post("/api/v1/check-ins/" + id).then().statusCode(404);
        }
        stranger.asks().get("/api/v1/check-ins").then().body("items", empty());
    }

    @Test
    void onlyPersonsHaveCheckIns() {
        for (var token : List.of(Tokens.clinician(), Tokens.subscriber())) {
            Person.as(token).get("/api/v1/check-ins").then().statusCode(403);
            Person.as(token).body("{}").post("/api/v1/check-ins/x").then().statusCode(403);
        }
        given().get("/api/v1/check-ins").then().statusCode(401);
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/check-ins/x")
                .then()
                .statusCode(401);
    }

    @Test
    void theListIsPagedFromTheNewestOn() {
        var due = Instant.now().minus(Duration.ofDays(7));
        var ids = Arrays.asList(
                Asked.at(due.plus(Duration.ofDays(6)), person, "ci_day7").id().toString(),
                Asked.at(due.plus(Duration.ofDays(2)), person, "ci_day3").id().toString(),
                Asked.at(due, person, "ci_day1").id().toString());

        var first =
                person.asks().queryParam("limit", 2).get("/api/v1/check-ins").jsonPath();
        var second = person.asks()
                .queryParam("limit", 2)
                .queryParam("cursor", first.getString("nextCursor"))
                .get("/api/v1/check-ins")
                .jsonPath();

        assertThat(first.getList("items.checkInId")).isEqualTo(ids.subList(0, 2));
        assertThat(second.getList("items.checkInId")).isEqualTo(ids.subList(2, 3));
        assertThat(second.getString("nextCursor")).isNull();
        for (var wrong : Map.of("limit", "101", "cursor", "x").entrySet()) {
            person.asks()
                    .queryParam(wrong.getKey(), wrong.getValue())
                    .get("/api/v1/check-ins")
                    .then()
                    .statusCode(400);
        }
    }

    private static Map<String, Object> meningitis() {
        var answers = new HashMap<String, Object>(Symptoms.ofMeningitis().answers());
        answers.put("new_warning_sign", true);
        return answers;
    }

    private void makeReportsOlder(Duration by) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "update symptom_report set reported_at = reported_at - make_interval(secs => ?) where person_id = ?")) {
            statement.setDouble(1, by.toSeconds());
            statement.setObject(2, person.id());
            statement.executeUpdate();
        }
    }

    private Topics.Read awaitTold(String topic) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told(topic)).isNotEmpty());
        return told(topic).getLast();
    }

    private List<Topics.Read> told(String topic) {
        return Testbed.topics().records(topic).stream()
                .filter(record -> person.id().toString().equals(record.key()))
                .toList();
    }
}
