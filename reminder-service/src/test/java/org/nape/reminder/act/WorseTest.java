package org.nape.reminder.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.nape.events.CheckInAnswered;
import org.nape.events.ContentMadeWorse;
import org.nape.events.PersonErased;
import org.nape.events.ReminderDue;
import org.nape.reminder.Deliveries;
import org.nape.reminder.Events;
import org.nape.reminder.Examples;
import org.nape.reminder.Noon;
import org.nape.reminder.Person;
import org.nape.reminder.due.DueNow;
import org.nape.testbed.Testbed;
import org.nape.testbed.Topics;

/** What made it worse is stopped for good, and the person is asked at once how they are. */
@QuarkusTest
@QuarkusTestResource(Testbed.class)
class WorseTest {
    private static final String STRETCH = "basic-neck-stretch";

    private final Person person = Person.someone();

    @Inject
    Deliveries deliveries;

    @Inject
    DueNow dueNow;

    @Test
    void whatMadeItWorseStopsInThePlanAndOutsideItAndTheOthersAreTold() {
        havePlan();
        var own = UUID.fromString(person.makes(stretches()).path("reminderId"));
        var stretch = dueNow.ofPlan(person, "rem_stretch");
        var due = dueNow.letFallDue(stretch);

        var answer = worse(stretch, due);

        answer.then()
                .statusCode(200)
                .body("state", equalTo("done"))
                .body("worse", equalTo(true))
                .body("nextDueAt", nullValue())
                .body("reCheckId", notNullValue());
        for (var id : List.of(stretch, own)) {
            person.asks().get("/api/v1/reminders/" + id).then().statusCode(404);
            assertThat(dueNow.text("select end_reason from reminder where id = ?", id))
                    .contains("MADE_WORSE");
        }
        person.plan().then().body("shown", not(hasItem(STRETCH))).body("shown", hasItem("ice-pack"));
        person.makes(stretches())
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/contentSlug"))
                .body("errors[0].detail", containsString("made it worse"));
        await().untilAsserted(() -> assertThat(told(ContentMadeWorse.TOPIC))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.path("contentSlug").asText()).isEqualTo(STRETCH);
                    assertThat(event.path("reminderId").asText()).isEqualTo(stretch.toString());
                    assertThat(event.path("dueAt").asText()).isEqualTo(due.toString());
                }));
        person.asks()
                .get("/api/v1/me")
                .then()
                .body("madeWorse.contentSlug", equalTo(List.of(STRETCH)))
                .body("madeWorse[0].checkInId", equalTo(answer.path("reCheckId")));
    }

    @Test
    void thePersonIsAskedAtOnceAlsoInTheQuietHours() {
        havePlan();
        var stretch = dueNow.ofPlan(person, "rem_stretch");
        var due = dueNow.letFallDue(stretch);
        person.asks()
                .body(Map.of(
                        "timeZone",
                        Noon.zone().getId(),
                        "quietHours",
                        Map.of(
                                "from",
                                Noon.in(-60).toString(),
                                "to",
                                Noon.in(240).toString())))
                .put("/api/v1/settings")
                .then()
                .statusCode(200);

        var checkIn = worse(stretch, due).<String>path("reCheckId");

        await().untilAsserted(() -> assertThat(told(ReminderDue.TOPIC))
                .filteredOn(event -> event.path("reminderId").asText().equals(checkIn))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.path("checkIn").asText()).isEqualTo("ci_recheck");
                    assertThat(event.path("contentSlug").isNull()).isTrue();
                    assertThat(event.path("title").asText())
                            .isEqualTo("There is a question for you: please open your plan");
                    assertThat(Instant.parse(event.path("dueAt").asText()))
                            .isBetween(Instant.now().minusSeconds(60), Instant.now());
                }));
        person.plan()
                .then()
                .body(
                        "checkIns.find { it.id == 'ci_recheck' }.asks.id",
                        equalTo(List.of("new_warning_sign", "getting_worse_since")));
        var again =
                Instant.parse(person.asks().get("/api/v1/reminders/" + checkIn).path("nextDueAt"));
        assertThat(again)
                .isBetween(
                        Instant.now().plus(Duration.ofHours(23)), Instant.now().plus(Duration.ofHours(25)));
    }

    @Test
    void whoeverHasAnsweredIsNotAskedAgainAndASecondThingAsksNoSecondTimeBefore() {
        havePlan();
        var stretch = dueNow.ofPlan(person, "rem_stretch");
        var ice = dueNow.ofPlan(person, "rem_ice");
        var posture = dueNow.ofPlan(person, "rem_posture");
        var first = UUID.fromString(worse(stretch, dueNow.letFallDue(stretch)).path("reCheckId"));

        worse(ice, dueNow.letFallDue(ice)).then().body("reCheckId", equalTo(first.toString()));
        deliveries.deliver(new CheckInAnswered(first, person.id(), Instant.now(), "continue", null));

        assertThat(dueNow.text("select end_reason from reminder where id = ?", first))
                .contains("ANSWERED");
        worse(posture, dueNow.letFallDue(posture))
                .then()
                .statusCode(200)
                .body("reCheckId", not(equalTo(first.toString())));
    }

    @Test
    void noLaterReportBringsItBack() {
        havePlan();
        var stretch = dueNow.ofPlan(person, "rem_stretch");
        worse(stretch, dueNow.letFallDue(stretch)).then().statusCode(200);

        havePlan();

        person.plan()
                .then()
                .body("status", equalTo("running"))
                .body("shown", not(hasItem(STRETCH)))
                .body("reminders.contentSlug", not(hasItem(STRETCH)))
                .body("reminders.contentSlug", hasItem("ice-pack"));
        person.makes(stretches()).then().statusCode(422);
    }

    @Test
    void itMayBeSaidLongAfterTheWindowButNotTakenBack() {
        havePlan();
        var stretch = dueNow.ofPlan(person, "rem_stretch");
        done(stretch, dueNow.letFallDue(stretch)).then().statusCode(200);
        var due = dueNow.letPass(stretch, Duration.ofHours(5));

        worse(stretch, due).then().statusCode(200).body("worse", equalTo(true));

        act(stretch, Map.of("dueAt", due.toString(), "worse", false))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/occurrence-acted-on"))
                .body("detail", containsString("That stays"));
        person.plan().then().body("shown", not(hasItem(STRETCH)));
    }

    @Test
    void manyAtOnceHaveOneEffect() throws Exception {
        havePlan();
        var stretch = dueNow.ofPlan(person, "rem_stretch");
        var due = dueNow.letFallDue(stretch);
        Callable<String> request = () -> worse(stretch, due).path("reCheckId");

        try (var pool = Executors.newFixedThreadPool(8)) {
            var reChecks = pool.invokeAll(Collections.nCopies(16, request)).stream()
                    .map(Future::resultNow)
                    .toList();

            assertThat(reChecks).doesNotContainNull().containsOnly(reChecks.getFirst());
        }
        await().untilAsserted(() -> assertThat(told(ContentMadeWorse.TOPIC)).hasSize(1));
    }

    @Test
    void underARedFlagItIsTakenButNothingIsAsked() {
        havePlan();
        var stretch = dueNow.ofPlan(person, "rem_stretch");
        var due = dueNow.letFallDue(stretch);
        deliveries.deliver(Events.redFlag(person.id(), Instant.now()));

        worse(stretch, due).then().statusCode(200).body("worse", equalTo(true)).body("reCheckId", nullValue());

        await().untilAsserted(() -> assertThat(told(ContentMadeWorse.TOPIC)).hasSize(1));
        assertThat(told(ReminderDue.TOPIC))
                .noneMatch(event -> event.path("checkIn").asText().equals("ci_recheck"));
    }

    @Test
    void withoutAPlanToOneIsAskedTooAndANewReportEndsTheQuestion() {
        var breaks = UUID.fromString(
                person.makes(but("contentSlug", "screen-breaks")).path("reminderId"));

        var reCheck = UUID.fromString(worse(breaks, dueNow.letFallDue(breaks)).path("reCheckId"));

        person.reminders().then().body("items.templateId", equalTo(List.of("ci_recheck")));
        person.asks().delete("/api/v1/reminders/" + reCheck).then().statusCode(422);
        havePlan();
        person.asks().get("/api/v1/reminders/" + reCheck).then().statusCode(404);
        person.plan().then().body("shown", not(hasItem("screen-breaks")));
    }

    @Test
    void aReminderOfNothingToDoCannotHaveMadeItWorse() {
        var water = UUID.fromString(person.makes(water()).path("reminderId"));
        var due = dueNow.letFallDue(water);

        worse(water, due)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/nothing-to-stop"))
                .body("detail", containsString("POST /api/v1/reports"));

        act(water, Map.of("dueAt", due.toString(), "worse", false)).then().statusCode(200);
    }

    @Test
    void withThePersonAllOfItIsErased() {
        havePlan();
        var stretch = dueNow.ofPlan(person, "rem_stretch");
        var due = dueNow.letFallDue(stretch);
        worse(stretch, due).then().statusCode(200);

        deliveries.deliver(new PersonErased(person.id(), Instant.now()));

        assertThat(dueNow.text("select count(*) from made_worse where person_id = ?", person.id()))
                .contains("0");
        worse(stretch, due).then().statusCode(404);
        person.asks().get("/api/v1/me").then().statusCode(410);
    }

    private void havePlan() {
        deliveries.deliver(Events.reported(
                person.id(), Examples.of("ex01"), Instant.now(), Noon.zone().getId()));
        person.plan().then().body("reminders", not(hasSize(0)));
    }

    private Response worse(UUID id, Instant due) {
        return act(id, Map.of("dueAt", due.toString(), "worse", true));
    }

    private Response done(UUID id, Instant due) {
        return act(id, Map.of("dueAt", due.toString()));
    }

    private Response act(UUID id, Map<String, ?> body) {
        return person.asks().body(body).post("/api/v1/reminders/{id}/done", id);
    }

    private static Map<String, String> stretches() {
        return but("contentSlug", STRETCH);
    }

    private static Map<String, String> water() {
        return but("title", "Drink a glass of water");
    }

    private static Map<String, String> but(String field, String value) {
        return Map.of(
                field,
                value,
                "rrule",
                "FREQ=DAILY;COUNT=20",
                "start",
                Noon.tomorrowAt("14:00").toString(),
                "timeZone",
                Noon.zone().getId());
    }

    private List<JsonNode> told(String topic) {
        return Testbed.topics().records(topic).stream()
                .filter(read -> person.id().toString().equals(read.key()))
                .map(WorseTest::tree)
                .toList();
    }

    private static JsonNode tree(Topics.Read read) {
        try {
            return new ObjectMapper().readTree(read.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
