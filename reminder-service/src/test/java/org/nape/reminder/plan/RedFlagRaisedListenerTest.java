package org.nape.reminder.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nape.events.Event;
import org.nape.events.RedFlagRaised;
import org.nape.knowledge.Level;
import org.nape.messaging.EventJson;
import org.nape.reminder.Deliveries;
import org.nape.reminder.Events;
import org.nape.reminder.Examples;
import org.nape.reminder.Person;
import org.nape.testbed.Testbed;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
class RedFlagRaisedListenerTest {
    private static final String STOP = "Stop your plan. Do not stretch, massage or use heat.";

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Inject
    Deliveries deliveries;

    @Test
    void aRedFlagStopsThePlanAndEveryReminder() {
        var person = Person.someone();
        deliveries.deliver(Events.reported(person.id(), Examples.of("ex01"), now.minusSeconds(60), null));
        person.makes(own()).then().statusCode(201);

        deliveries.deliver(Events.redFlag(person.id(), now));

        person.plan()
                .then()
                .body("status", equalTo("stopped"))
                .body("stopReason", equalTo(STOP))
                .body("stoppedAt", equalTo(now.toString()))
                .body("reminders.size()", equalTo(0));
        person.reminders().then().body("items.size()", equalTo(0));
    }

    @Test
    void thatAPlanHasStoppedIsToldOnceWithWhy() throws Exception {
        var person = Person.someone();
        var first = Events.reported(person.id(), Examples.of("ex01"), now.minusSeconds(120), null);
        var second = Events.reported(person.id(), Examples.of("ex01"), now.minusSeconds(60), null);

        deliveries.deliver(first, second, Events.redFlag(person.id(), now), Events.redFlag(person.id(), now));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(stopped(person))
                        .extracting(
                                each -> each.path("because").asText(),
                                each -> each.path("reportId").asText(),
                                each -> Instant.parse(each.path("stoppedAt").asText()))
                        .containsExactly(
                                tuple("newer-report", first.reportId().toString(), second.reportedAt()),
                                tuple("red-flag", second.reportId().toString(), now)));
    }

    private static List<JsonNode> stopped(Person person) throws IOException {
        var json = new ObjectMapper();
        var stopped = new ArrayList<JsonNode>();
        for (var record : Testbed.topics().records("plan-stopped")) {
            if (person.id().toString().equals(record.key())) {
                stopped.add(json.readTree(record.value()));
            }
        }
        return stopped;
    }

    @Test
    void aRedFlagThatArrivesBeforeTheReportStopsItsPlanToo() {
        var person = Person.someone();

        deliveries.deliver(
                Events.redFlag(person.id(), now),
                Events.reported(person.id(), Examples.of("ex01"), now.minusSeconds(60), null));

        person.plan().then().body("status", equalTo("stopped")).body("stopReason", equalTo(STOP));
        person.reminders().then().body("items.size()", equalTo(0));
    }

    @Test
    void aRedFlagOfTheSameInstantStopsThePlan() {
        var person = Person.someone();

        deliveries.deliver(
                Events.reported(person.id(), Examples.of("ex01"), now, null), Events.redFlag(person.id(), now));

        person.plan().then().body("status", equalTo("stopped"));
    }

    @Test
    void anOlderRedFlagLeavesALaterPlanAlone() {
        var person = Person.someone();

        deliveries.deliver(
                Events.reported(person.id(), Examples.of("ex01"), now, null),
                Events.redFlag(person.id(), now.minusSeconds(60)));

        person.plan().then().body("status", equalTo("running")).body("reminders.templateId", hasItem("rem_ice"));
    }

    @Test
    void onlyALaterSafeReportGivesAPlanAgain() {
        var person = Person.someone();
        var again = Events.reported(person.id(), Examples.of("ex01"), now, null);

        deliveries.deliver(
                Events.reported(person.id(), Examples.of("ex01"), now.minusSeconds(120), null),
                Events.redFlag(person.id(), now.minusSeconds(60)),
                again);

        person.plan()
                .then()
                .body("status", equalTo("running"))
                .body("reportId", equalTo(again.reportId().toString()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRoutineReportUnderARedFlagIsRemindedOnlyOfTheDoctorInEitherOrder(boolean redFlagFirst) {
        var person = Person.someone();
        var redFlag = Events.redFlag(person.id(), now.minusSeconds(60));
        var routine = Events.reported(person.id(), Examples.remindedOf("rem_long_heat"), now, null);

        deliveries.deliver(inOrder(redFlagFirst, redFlag, routine));

        person.plan()
                .then()
                .body("status", equalTo("running"))
                .body("level", equalTo("ROUTINE"))
                .body("reportId", equalTo(routine.reportId().toString()))
                .body("shown", hasItems("when-to-see-a-doctor", "meningitis-warning"))
                .body("shown", not(hasItem("moist-heat")))
                .body("shown", not(hasItem("basic-neck-stretch")))
                .body("shown", not(hasItem("pain-relief-medicine")))
                .body("reminders.templateId", contains("rem_book_doctor"));
        person.reminders().then().body("items.templateId", contains("rem_book_doctor"));
        person.makes(with("contentSlug", "moist-heat")).then().statusCode(422);
        person.makes(with("contentSlug", "screen-breaks")).then().statusCode(422);
        person.makes(own()).then().statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aSelfCareReportInBetweenLiftsTheRedFlagWheneverTheFlagArrives(int place) {
        var person = Person.someone();
        var events = new ArrayList<Event>(List.of(
                Events.reported(person.id(), Examples.of("ex01"), now.minusSeconds(30), null),
                Events.reported(person.id(), Examples.remindedOf("rem_long_heat"), now, null)));
        events.add(place, Events.redFlag(person.id(), now.minusSeconds(60)));

        deliveries.deliver(events.toArray(Event[]::new));

        person.plan()
                .then()
                .body("level", equalTo("ROUTINE"))
                .body("shown", hasItem("moist-heat"))
                .body("reminders.templateId", hasItems("rem_book_doctor", "rem_long_heat"));
        person.makes(with("contentSlug", "moist-heat")).then().statusCode(201);
    }

    @Test
    void aSelfCareReportThatArrivesLateLiftsTheRedFlagToo() {
        var person = Person.someone();

        deliveries.deliver(
                Events.redFlag(person.id(), now.minusSeconds(60)),
                Events.reported(person.id(), Examples.at(Level.ROUTINE), now, null),
                Events.reported(person.id(), Examples.of("ex01"), now.minusSeconds(30), null));

        person.plan().then().body("level", equalTo("ROUTINE"));
        person.makes(with("contentSlug", "screen-breaks")).then().statusCode(201);
    }

    @Test
    void aSelfCareReportFromBeforeTheRedFlagDoesNotLiftIt() {
        var person = Person.someone();

        deliveries.deliver(
                Events.reported(person.id(), Examples.of("ex01"), now.minusSeconds(60), null),
                Events.redFlag(person.id(), now.minusSeconds(60)),
                Events.reported(person.id(), Examples.remindedOf("rem_long_heat"), now, null));

        person.plan().then().body("reminders.templateId", contains("rem_book_doctor"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theUrgentFollowUpSurvivesItsOwnRedFlagInEitherOrder(boolean redFlagFirst) {
        var person = Person.someone();
        var before = Events.reported(person.id(), Examples.of("ex01"), now.minusSeconds(60), null);
        var urgent = Events.reported(person.id(), Examples.at(Level.URGENT), now, null);
        var redFlag = Events.redFlagOf(urgent);
        deliveries.deliver(before);
        person.makes(own()).then().statusCode(201);

        deliveries.deliver(inOrder(redFlagFirst, redFlag, urgent));

        person.plan()
                .then()
                .body("status", equalTo("running"))
                .body("level", equalTo("URGENT"))
                .body("reportId", equalTo(urgent.reportId().toString()))
                .body("reminders.templateId", contains("rem_urgent_followup"));
        person.reminders().then().body("items.templateId", contains("rem_urgent_followup"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEmergencyLeavesNothingInEitherOrder(boolean redFlagFirst) {
        var person = Person.someone();
        var before = Events.reported(person.id(), Examples.of("ex01"), now.minusSeconds(60), null);
        var emergency = Events.reported(person.id(), Examples.at(Level.EMERGENCY), now, null);
        deliveries.deliver(before);

        deliveries.deliver(inOrder(redFlagFirst, Events.redFlagOf(emergency), emergency));

        person.plan()
                .then()
                .body("reportId", equalTo(before.reportId().toString()))
                .body("status", equalTo("stopped"))
                .body("stoppedAt", equalTo(now.toString()))
                .body("stopReason", equalTo(STOP));
        person.reminders().then().body("items.size()", equalTo(0));
    }

    @Test
    void anotherRedFlagStopsTheUrgentFollowUp() {
        var person = Person.someone();
        var urgent = Events.reported(person.id(), Examples.at(Level.URGENT), now.minusSeconds(60), null);

        deliveries.deliver(urgent, Events.redFlagOf(urgent), Events.redFlag(person.id(), now));

        person.plan().then().body("status", equalTo("stopped"));
        person.reminders().then().body("items.size()", equalTo(0));
    }

    @Test
    void aRedFlagTwiceStopsOnce() {
        var person = Person.someone();
        var redFlag = Events.redFlag(person.id(), now.minusSeconds(60));
        var later = Events.reported(person.id(), Examples.of("ex01"), now, null);
        deliveries.deliver(redFlag, later);

        deliveries.send(redFlag);
        deliveries.deliver(Events.redFlag(person.id(), now.minusSeconds(90)));

        person.plan().then().body("status", equalTo("running"));
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void concurrentEventsOfBothTopicsEndTheSame(Level level) {
        var person = Person.someone();
        var report = Events.reported(person.id(), Examples.at(level), now, null);
        var events = new ArrayList<Event>(List.of(report));
        if (level.isRedFlag()) {
            events.add(Events.redFlagOf(report));
        }

        events.forEach(deliveries::send);
        deliveries.deliver(Events.redFlag(person.id(), now.minusSeconds(90)));
        deliveries.deliver(Events.reported(person.id(), Examples.unsettled(), now.minusSeconds(90), null));

        assertThat(person.plan().statusCode()).isEqualTo(level == Level.EMERGENCY ? 404 : 200);
    }

    @Test
    void underARedFlagNothingElseThanPlainWordsMayBecomeAReminder() {
        var person = Person.someone();
        deliveries.deliver(Events.redFlag(person.id(), now));

        person.makes(with("contentSlug", "screen-breaks")).then().statusCode(422);
        person.makes(own()).then().statusCode(201);
    }

    @Test
    void whatIsNoRedFlagBecomesADeadLetter() {
        var person = Person.someone();
        var key = person.id().toString();
        var redFlag = Events.redFlag(person.id(), now);
        var json = EventJson.write(redFlag);

        Testbed.topics()
                .send(RedFlagRaised.TOPIC, key, "poison-" + key, json.replace("\"EMERGENCY\"", "\"SELF_CARE\""));
        Testbed.topics().send(RedFlagRaised.TOPIC, key, "unread-" + key, "[]");
        deliveries.deliver(redFlag);

        assertThat(Testbed.topics().deadLetters(RedFlagRaised.TOPIC))
                .filteredOn(letter -> key.equals(letter.key()))
                .hasSize(2);
    }

    private static Event[] inOrder(boolean redFlagFirst, Event redFlag, Event report) {
        return redFlagFirst ? new Event[] {redFlag, report} : new Event[] {report, redFlag};
    }

    private static Map<String, String> own() {
        return with("title", "Drink a glass of water");
    }

    private static Map<String, String> with(String field, String value) {
        return Map.of(
                field,
                value,
                "rrule",
                "FREQ=DAILY;BYHOUR=12;BYMINUTE=0;BYSECOND=0",
                "start",
                LocalDateTime.now(ZoneOffset.UTC).toString(),
                "timeZone",
                "UTC");
    }
}
