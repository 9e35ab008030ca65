package org.nape.reminder.plan;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nape.events.SymptomReported;
import org.nape.knowledge.Level;
import org.nape.messaging.EventJson;
import org.nape.reminder.Deliveries;
import org.nape.reminder.Events;
import org.nape.reminder.Examples;
import org.nape.reminder.Person;
import org.nape.testbed.Testbed;
import org.nape.testbed.Tokens;
import org.nape.testbed.Topics;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
class SymptomReportedListenerTest {
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Inject
    Deliveries deliveries;

    @Test
    void aSelfCareReportMakesAPlan() {
        var person = Person.someone();
        var report = Events.reported(person.id(), Examples.of("ex01"), now, "Europe/Berlin");

        deliveries.deliver(report);

        person.plan()
                .then()
                .statusCode(200)
                .body("reportId", equalTo(report.reportId().toString()))
                .body("level", equalTo("SELF_CARE"))
                .body("status", equalTo("running"))
                .body("timeZone", equalTo("Europe/Berlin"))
                .body("startedAt", equalTo(now.toString()))
                .body("parts", hasItems("p_self_care_base", "p_cause_computer_work"))
                .body("shown", hasItems("ice-pack", "screen-breaks"))
                .body("reminders.templateId", hasItems("rem_stretch", "rem_ice", "rem_screen_break"))
                .body("reminders.timeZone", hasItem("Europe/Berlin"))
                .body("checkIns.id", equalTo(List.of("ci_day1", "ci_day3", "ci_day7")))
                .body("checkIns[0].asks.id", hasItem("new_warning_sign"))
                .body("stoppedAt", nullValue())
                .body("stopReason", nullValue());
        person.reminders().then().body("items.templateId", hasItems("rem_ice", "ci_day1"));
    }

    @Test
    void theSameReportTwiceMakesOnePlan() {
        var person = Person.someone();
        var report = Events.reported(person.id(), Examples.of("ex01"), now, null);
        deliveries.deliver(report);
        var first = person.plan().path("planId");
        var reminders = person.reminders().path("items.reminderId");

        deliveries.send(report);
        deliveries.deliver(Events.reported(person.id(), Examples.of("ex01"), now.minusSeconds(1), null));

        assertThat(person.plan().<String>path("planId")).isEqualTo(first);
        assertThat(person.reminders().<Object>path("items.reminderId")).isEqualTo(reminders);
    }

    @Test
    void aNewerReportReplacesThePlan() {
        var person = Person.someone();
        var first = Events.reported(person.id(), Examples.of("ex01"), now.minusSeconds(60), "Asia/Tokyo");
        var second = Events.reported(person.id(), Examples.at(Level.ROUTINE), now, null);

        deliveries.deliver(first, second);

        person.plan()
                .then()
                .body("reportId", equalTo(second.reportId().toString()))
                .body("level", equalTo("ROUTINE"))
                .body("timeZone", equalTo("Asia/Tokyo"))
                .body("reminders.templateId", hasItem("rem_book_doctor"))
                .body("reminders.templateId", not(hasItem("rem_stretch")));
        person.reminders().then().body("items.templateId", not(hasItem("rem_stretch")));
    }

    @Test
    void iceGoesOnWhenThePlanRisesToRoutineButStretchesEnd() {
        var person = Person.someone();
        deliveries.deliver(Events.reported(person.id(), Examples.of("ex01"), now.minusSeconds(60), null));
        var ice = person.plan().<String>path("reminders.find { it.templateId == 'rem_ice' }.reminderId");

        deliveries.deliver(Events.reported(person.id(), Examples.at(Level.ROUTINE), now, null));

        person.plan()
                .then()
                .body("level", equalTo("ROUTINE"))
                .body("shown", hasItem("ice-pack"))
                .body("reminders.find { it.templateId == 'rem_ice' }.reminderId", equalTo(ice))
                .body("reminders.templateId", not(hasItem("rem_stretch")))
                .body("checkIns.size()", equalTo(0));
    }

    @Test
    void anOlderReportThatArrivesLateChangesNothing() {
        var person = Person.someone();
        var newer = Events.reported(person.id(), Examples.at(Level.ROUTINE), now, null);
        var older = Events.reported(person.id(), Examples.of("ex01"), now.minusSeconds(60), null);

        deliveries.deliver(newer, older);

        person.plan()
                .then()
                .body("reportId", equalTo(newer.reportId().toString()))
                .body("status", equalTo("running"));
    }

    @Test
    void anUnsettledReportEndsThePlanBecauseUnknownIsNeverSafe() {
        var person = Person.someone();
        deliveries.deliver(
                Events.reported(person.id(), Examples.of("ex01"), now.minusSeconds(60), null),
                Events.reported(person.id(), Examples.unsettled(), now, null));

        person.plan()
                .then()
                .statusCode(200)
                .body("status", equalTo("stopped"))
                .body("stopReason", containsString("not settled"))
                .body("reminders.size()", equalTo(0))
                .body("checkIns.size()", equalTo(0));
        person.reminders().then().body("items.size()", equalTo(0));
    }

    @Test
    void anUnsettledReportLeavesTheUrgentFollowUp() {
        var person = Person.someone();
        var urgent = Events.reported(person.id(), Examples.at(Level.URGENT), now.minusSeconds(60), null);

        deliveries.deliver(urgent, Events.reported(person.id(), Examples.unsettled(), now, null));

        person.plan()
                .then()
                .body("reportId", equalTo(urgent.reportId().toString()))
                .body("status", equalTo("running"))
                .body("reminders.templateId", equalTo(List.of("rem_urgent_followup")));
    }

    @ParameterizedTest
    @CsvSource({"SELF_CARE, ROUTINE, ROUTINE", "ROUTINE, SELF_CARE, ROUTINE", "ROUTINE, URGENT, URGENT"})
    void ofTwoSetsOfRulesTheMoreUrgentLevelCounts(Level theirs, Level ours, Level expected) {
        var person = Person.someone();

        deliveries.deliver(Events.byOtherRules(person.id(), Examples.at(ours), theirs, now));

        person.plan().then().body("status", equalTo("running")).body("level", equalTo(expected.name()));
    }

    @Test
    void whatOtherRulesSettledButOursDoNotGivesNoPlan() {
        var person = Person.someone();
        deliveries.deliver(Events.reported(person.id(), Examples.of("ex01"), now.minusSeconds(60), null));

        deliveries.deliver(Events.byOtherRules(person.id(), Examples.unsettled(), Level.SELF_CARE, now));

        person.plan().then().body("status", equalTo("stopped")).body("stopReason", containsString("not settled"));
    }

    @Test
    void aRedFlagByEitherSetOfRulesIsOne() {
        var byTheirs = Person.someone();
        var byOurs = Person.someone();
        for (var person : List.of(byTheirs, byOurs)) {
            deliveries.deliver(Events.reported(person.id(), Examples.of("ex01"), now.minusSeconds(60), null));
        }

        deliveries.deliver(
                Events.byOtherRules(byTheirs.id(), Examples.unsettled(), Level.EMERGENCY, now),
                Events.byOtherRules(byOurs.id(), Examples.at(Level.EMERGENCY), Level.SELF_CARE, now));

        for (var person : List.of(byTheirs, byOurs)) {
            person.plan().then().body("stopReason", containsString("Do not stretch"));
            person.makes(own("screen-breaks")).then().statusCode(422);
        }
    }

    @Test
    void anEmergencyReportStopsThePlanAndMakesNone() {
        var person = Person.someone();
        var before = Events.reported(person.id(), Examples.of("ex01"), now.minusSeconds(60), null);

        deliveries.deliver(before, Events.reported(person.id(), Examples.at(Level.EMERGENCY), now, null));

        person.plan()
                .then()
                .body("reportId", equalTo(before.reportId().toString()))
                .body("status", equalTo("stopped"))
                .body("stopReason", equalTo("Stop your plan. Do not stretch, massage or use heat."));
    }

    @Test
    void withoutAZoneThePlanGoesByUtc() {
        var nowhere = Person.someone();
        var unknown = Person.someone();

        deliveries.deliver(
                Events.reported(nowhere.id(), Examples.of("ex01"), now, null),
                Events.reported(unknown.id(), Examples.of("ex01"), now, "Mars/Olympus"));

        nowhere.plan().then().body("timeZone", equalTo("UTC"));
        unknown.plan().then().body("timeZone", equalTo("UTC"));
    }

    @Test
    void anOwnReminderOfWhatIsNotSafeAnyMoreEndsWithTheNewReport() {
        var person = Person.someone();
        deliveries.deliver(Events.reported(person.id(), Examples.of("ex01"), now.minusSeconds(60), null));
        person.makes(own("basic-neck-stretch")).then().statusCode(201);
        person.makes(own("screen-breaks")).then().statusCode(201);

        deliveries.deliver(Events.reported(person.id(), Examples.unsettled(), now, null));

        person.reminders().then().body("items.contentSlug", equalTo(List.of("screen-breaks")));
    }

    @Test
    void whoNeverReportedHasNoPlan() {
        Person.someone().plan().then().statusCode(404).body("type", equalTo("/problems/not-found"));
    }

    @Test
    void onlyAPersonHasAPlan() {
        given().get("/api/v1/plan").then().statusCode(401);
        given().header("Authorization", "Bearer " + Tokens.clinician())
                .get("/api/v1/plan")
                .then()
                .statusCode(403);
    }

    @Test
    void whatCannotBeTakenBecomesADeadLetterAndStopsNobody() {
        var person = Person.someone();
        var key = person.id().toString();
        var good = Events.reported(person.id(), Examples.of("ex01"), now, null);
        var json = EventJson.write(good);
        var topic = SymptomReported.TOPIC;

        Testbed.topics().send(topic, key, "poison-1-" + key, "{not json");
        Testbed.topics().send(topic, key, "poison-2-" + key, json.replace("\"settled\"", "\"perhaps\""));
        Testbed.topics().send(topic, key, "poison-3-" + key, json.replace("\"SELF_CARE\"", "\"FINE\""));
        Testbed.topics().send(topic, key, Map.of(), json.getBytes(StandardCharsets.UTF_8));
        Testbed.topics().send(topic, key, Topics.cloudEvent(topic, "poison-5-" + key), null);
        deliveries.deliver(good);

        assertThat(Testbed.topics().deadLetters(topic))
                .filteredOn(letter -> key.equals(letter.key()))
                .hasSize(5);
        person.plan().then().body("status", equalTo("running"));
    }

    private static Map<String, String> own(String slug) {
        return Map.of(
                "contentSlug",
                slug,
                "rrule",
                "FREQ=DAILY;BYHOUR=12;BYMINUTE=0;BYSECOND=0",
                "start",
                LocalDateTime.now(ZoneOffset.UTC).toString(),
                "timeZone",
                "UTC");
    }
}
