package org.nape.reminder.act;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nape.events.CheckInAnswered;
import org.nape.events.ReminderDue;
import org.nape.reminder.Deliveries;
import org.nape.reminder.Events;
import org.nape.reminder.Examples;
import org.nape.reminder.Noon;
import org.nape.reminder.Person;
import org.nape.reminder.due.DueNow;
import org.nape.testbed.Testbed;
import org.nape.testbed.Tokens;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
class ActResourceTest {
    private final Person person = Person.someone();

    @Inject
    Deliveries deliveries;

    @Inject
    DueNow dueNow;

    @Test
    void whatIsDoneIsKeptAndSaidAgainAlsoAfterItsWindow() {
        var id = ownReminder();
        var due = dueNow.letFallDue(id);

        var first = done(id, due);

        first.then()
                .statusCode(200)
                .body("reminderId", equalTo(id.toString()))
                .body("dueAt", equalTo(due.toString()))
                .body("expiresAt", equalTo(due.plus(Duration.ofMinutes(15)).toString()))
                .body("state", equalTo("done"))
                .body("actedAt", notNullValue())
                .body("snoozedUntil", nullValue())
                .body("worse", nullValue())
                .body("nextDueAt", notNullValue())
                .body("reCheckId", nullValue());
        assertThat(done(id, due).asString()).isEqualTo(first.asString());
        var earlier = dueNow.letPass(id, Duration.ofHours(2));
        done(id, earlier).then().statusCode(200).body("state", equalTo("done"));
        act(id, "skip", Map.of("dueAt", earlier.toString()))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/occurrence-acted-on"))
                .body("state", equalTo("done"));
    }

    @Test
    void anyActStartsTheCountOfMissedOnesAnew() {
        var id = ownReminder();
        var due = dueNow.letFallDue(id);
        dueNow.change("update reminder set unheeded = 3 where id = ?", id);

        act(id, "skip", Map.of("dueAt", due.toString())).then().statusCode(200).body("state", equalTo("skipped"));

        assertThat(dueNow.text("select unheeded from reminder where id = ?", id))
                .contains("0");
        done(id, due).then().statusCode(200).body("state", equalTo("done"));
    }

    @Test
    void beforeItIsDueAndAfterItsWindowNothingIsTaken() {
        var id = ownReminder();
        var next = Instant.parse(person.asks().get("/api/v1/reminders/" + id).path("nextDueAt"));

        done(id, next)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/occurrence-not-due"));
        dueNow.letFallDue(id);
        var due = dueNow.letPass(id, Duration.ofMinutes(16));

        for (var what : List.of("done", "skip", "snooze")) {
            act(id, what, body(what, due))
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/occurrence-over"))
                    .body("state", equalTo("missed"));
        }
        assertThat(dueNow.text("select unheeded from reminder where id = ?", id))
                .contains("1");
    }

    @Test
    void ofIceThatIsPutOffTheNextKeepsItsDistance() {
        var ice = reminderOfPlan("ex01", "rem_ice");
        var due = dueNow.letFallDue(ice);

        var snoozed = snooze(ice, due, "PT10M");

        snoozed.then().statusCode(200).body("state", equalTo("snoozed"));
        assertThat(Instant.parse(snoozed.path("snoozedUntil")))
                .isEqualTo(Instant.parse(snoozed.<String>path("actedAt")).plus(Duration.ofMinutes(10)))
                .isEqualTo(Instant.parse(snoozed.path("nextDueAt")));
        assertThat(snooze(ice, due, "PT10M").asString()).isEqualTo(snoozed.asString());
        var again = dueNow.letFallDue(ice);
        assertThat(Testbed.topics()
                        .awaitRecords(ReminderDue.TOPIC, read -> read.id().equals(Optional.of(ice + "/" + again))))
                .hasSize(1);
        var next = Instant.parse(person.asks().get("/api/v1/reminders/" + ice).path("nextDueAt"));
        assertThat(next).isAfterOrEqualTo(again.plus(Duration.ofHours(3)));
        done(ice, due)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/occurrence-acted-on"))
                .body("state", equalTo("snoozed"))
                .body("snoozedUntil", equalTo(snoozed.path("snoozedUntil")));
        done(ice, again).then().statusCode(200);
    }

    @Test
    void whatWasPutOffAndIsDoneBeforeDoesNotComeAgain() {
        var id = ownReminder();
        var due = dueNow.letFallDue(id);
        var planned = person.asks().get("/api/v1/reminders/" + id).<String>path("nextDueAt");
        snooze(id, due, "PT1H").then().statusCode(200);

        done(id, due).then().statusCode(200).body("state", equalTo("done")).body("nextDueAt", equalTo(planned));
    }

    @Test
    void nothingIsPutOffIntoTheQuietHoursAndWhatIsPossibleIsSaid() {
        var id = ownReminder();
        person.asks()
                .body(Map.of(
                        "timeZone",
                        Noon.zone().getId(),
                        "quietHours",
                        Map.of(
                                "from",
                                Noon.in(20).toString(),
                                "to",
                                Noon.in(240).toString())))
                .put("/api/v1/settings")
                .then()
                .statusCode(200);
        var due = dueNow.letFallDue(id);

        snooze(id, due, "PT1H")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/no-room-for-snooze"))
                .body("roomFor", equalTo(List.of("PT10M")))
                .body("state", equalTo("sent"));
        snooze(id, due, "PT10M").then().statusCode(200);
    }

    @Test
    void theLastOfAllMayBeDoneAndPutOffThoughTheReminderHasEnded() {
        var once = ownReminder("FREQ=DAILY;COUNT=1");
        dueNow.change("update reminder set starts_at_local = starts_at_local - interval '2 days' where id = ?", once);
        var due = dueNow.letFallDue(once);
        person.asks().get("/api/v1/reminders/" + once).then().statusCode(404);

        var snoozed = snooze(once, due, "PT30M");

        snoozed.then().statusCode(200);
        person.asks()
                .get("/api/v1/reminders/" + once)
                .then()
                .statusCode(200)
                .body("nextDueAt", equalTo(snoozed.path("snoozedUntil")));
        done(once, due).then().statusCode(200).body("nextDueAt", nullValue());
        person.asks().get("/api/v1/reminders/" + once).then().statusCode(404);
    }

    @Test
    void aRedFlagEndsWhatWasPutOffAndNothingComesBackUnderIt() {
        var ice = reminderOfPlan("ex01", "rem_ice");
        var stretch = dueNow.ofPlan(person, "rem_stretch");
        var iceDue = dueNow.letFallDue(ice);
        var stretchDue = dueNow.letFallDue(stretch);
        snooze(ice, iceDue, "PT10M").then().statusCode(200);

        deliveries.deliver(Events.redFlag(person.id(), Instant.now()));

        assertThat(dueNow.text("select coalesce(next_due_at::text, end_reason) from reminder where id = ?", ice))
                .contains("RED_FLAG");
        snooze(stretch, stretchDue, "PT10M").then().statusCode(409).body("type", equalTo("/problems/conflict"));
        done(stretch, stretchDue).then().statusCode(200).body("nextDueAt", nullValue());
    }

    @Test
    void aCheckInIsDoneByAnsweringItNeverSkippedButMayBePutOff() {
        var checkIn = reminderOfPlan("ex01", "ci_day1");
        var due = dueNow.letFallDue(checkIn);

        done(checkIn, due)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/safety-question"))
                .body("detail", containsString("POST /api/v1/check-ins/"));
        act(checkIn, "skip", Map.of("dueAt", due.toString())).then().statusCode(422);
        snooze(checkIn, due, "PT30M").then().statusCode(200);

        deliveries.deliver(new CheckInAnswered(checkIn, person.id(), Instant.now(), "continue", null));

        assertThat(dueNow.text("select end_reason from reminder where id = ?", checkIn))
                .contains("ANSWERED");
        person.asks()
                .get("/api/v1/reminders/{id}/history", checkIn)
                .then()
                .body("items.state", equalTo(List.of("done")))
                .body("items[0].snoozedUntil", nullValue());
    }

    @Test
    void anAnsweredCheckInIsNotPutOffAnyMore() {
        var checkIn = reminderOfPlan("ex01", "ci_day1");
        var due = dueNow.letFallDue(checkIn);

        deliveries.deliver(new CheckInAnswered(checkIn, person.id(), Instant.now(), "continue", null));

        snooze(checkIn, due, "PT30M").then().statusCode(409).body("state", equalTo("done"));
    }

    @Test
    void aQuestionThatAsksAgainStillDoesSoAfterItWasPutOff() {
        var weekly = reminderOfPlan("ex01", "ci_day7");
        var due = dueNow.letFallDue(weekly);
        snooze(weekly, due, "PT10M").then().statusCode(200);

        var again = dueNow.letFallDue(weekly);

        var next =
                Instant.parse(person.asks().get("/api/v1/reminders/" + weekly).path("nextDueAt"));
        assertThat(next).isBetween(again.plus(Duration.ofHours(23)), again.plus(Duration.ofHours(25)));
    }

    @Test
    void theReminderToBookADoctorIsOverOnceItIsTicked() {
        var book = reminderOfPlan("ex07", "rem_book_doctor");
        var due = dueNow.letFallDue(book);

        done(book, due).then().statusCode(200).body("nextDueAt", nullValue());

        person.asks().get("/api/v1/reminders/" + book).then().statusCode(404);
        assertThat(dueNow.text("select end_reason from reminder where id = ?", book))
                .contains("DONE");
    }

    @Test
    void twoAtOnceHaveOneEffect() throws Exception {
        var id = ownReminder();
        var due = dueNow.letFallDue(id);
        Callable<String> request = () -> snooze(id, due, "PT10M").asString();

        try (var pool = Executors.newFixedThreadPool(8)) {
            var answers = pool.invokeAll(Collections.nCopies(16, request)).stream()
                    .map(Future::resultNow)
                    .toList();

            assertThat(answers)
                    .allMatch(answers.getFirst()::equals)
                    .first()
                    .asString()
                    .contains("snoozed");
        }
    }

    @Test
    void whatIsPausedIsNotPutOff() {
        var id = ownReminder();
        var due = dueNow.letFallDue(id);
        person.asks()
                .body(Map.of("paused", true))
                .patch("/api/v1/reminders/" + id)
                .then()
                .statusCode(200);

        snooze(id, due, "PT10M").then().statusCode(409).body("detail", containsString("paused"));

        done(id, due).then().statusCode(200).body("nextDueAt", nullValue());
    }

    @Test
    void anotherPersonsReminderDoesNotExist() {
        var id = ownReminder();
        var due = dueNow.letFallDue(id);
        var other = Person.someone();

        for (var what : List.of("done", "skip", "snooze")) {
            other.asks()
                    .body(body(what, due))
                    .post("/api/v1/reminders/{id}/{act}", id, what)
                    .then()
                    .statusCode(404)
                    .body("detail", containsString("no such reminder"));
            act(UUID.randomUUID(), what, body(what, due)).then().statusCode(404);
            act(id, what, body(what, due.minusSeconds(1))).then().statusCode(404);
        }
        assertThat(dueNow.text("select state from occurrence where reminder_id = ?", id))
                .contains("sent");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            done   | {}                                                         | /dueAt | RFC 3339
            done   | {"dueAt": null}                                            | /dueAt | RFC 3339
            done   | {"dueAt": ""}                                              | /dueAt | RFC 3339
            done   | {"dueAt": "yesterday"}                                     | /dueAt | RFC 3339
            done   | {"dueAt": "2026-11-23T08:30:00"}                           | /dueAt | RFC 3339
            done   | {"dueAt": "2026-02-30T08:30:00Z"}                          | /dueAt | RFC 3339
            done   | {"dueAt": "2026-11-23T25:30:00Z"}                          | /dueAt | RFC 3339
            done   | {"dueAt": "1999-11-23T08:30:00Z"}                          | /dueAt | RFC 3339
            done   | {"dueAt": "+294277-01-10T04:00:54Z"}                       | /dueAt | RFC 3339
            done   | {"dueAt": 1763886600}                                      | /dueAt | type
            done   | {"dueAt": "2026-11-23T08:30:00Z", "worse": "yes"}          | /worse | type
            done   | {"dueAt": "2026-11-23T08:30:00Z", "worse": 1}              | /worse | type
            done   | {"dueAt": "2026-11-23T08:30:00Z", "booked": true}          | /booked | not a field
            skip   | {}                                                         | /dueAt | RFC 3339
            skip   | {"dueAt": "2026-11-23T08:30:00Z", "for": "PT10M"}          | /for   | not a field
            snooze | {"dueAt": "2026-11-23T08:30:00Z"}                          | /for   | PT10M, PT30M, PT1H
            snooze | {"dueAt": "2026-11-23T08:30:00Z", "for": null}             | /for   | PT10M, PT30M, PT1H
            snooze | {"dueAt": "2026-11-23T08:30:00Z", "for": ""}               | /for   | PT10M, PT30M, PT1H
            snooze | {"dueAt": "2026-11-23T08:30:00Z", "for": "10 minutes"}     | /for   | PT10M, PT30M, PT1H
            snooze | {"dueAt": "2026-11-23T08:30:00Z", "for": "PT15M"}          | /for   | PT10M, PT30M, PT1H
            snooze | {"dueAt": "2026-11-23T08:30:00Z", "for": "PT0S"}           | /for   | PT10M, PT30M, PT1H
            snooze | {"dueAt": "2026-11-23T08:30:00Z", "for": "-PT10M"}         | /for   | PT10M, PT30M, PT1H
            snooze | {"dueAt": "2026-11-23T08:30:00Z", "for": "P1D"}            | /for   | PT10M, PT30M, PT1H
            snooze | {"dueAt": "2026-11-23T08:30:00Z", "for": "PT10.000000001S"} | /for  | PT10M, PT30M, PT1H
            snooze | {"dueAt": "2026-11-23T08:30:00Z", "for": 600}              | /for   | type
            """)
    void anActThatCannotBeReadIsRefusedWithWhatIsAllowed(String act, String body, String pointer, String allowed) {
        person.asks()
                .body(body)
                .post("/api/v1/reminders/{id}/{act}", UUID.randomUUID(), act)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem(pointer))
                .body("errors.find { it.pointer == '%s' }.detail".formatted(pointer), containsString(allowed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{\"dueAt\": \"a\", \"dueAt\": \"b\"}", "\"done\""})
    void aBodyThatCannotBeReadIsRefused(String body) {
        person.asks()
                .body(body)
                .post("/api/v1/reminders/{id}/done", UUID.randomUUID())
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"done", "skip", "snooze"})
    void onlyAPersonActs(String act) {
        var path = "/api/v1/reminders/" + UUID.randomUUID() + "/" + act;
        var body = body(act, Instant.now());

        given().contentType(ContentType.JSON).body(body).post(path).then().statusCode(401);
        given().header("Authorization", "Bearer " + Tokens.clinician())
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then()
                .statusCode(403);
        person.asks()
                .body(body)
                .post("/api/v1/reminders/nonsense/" + act)
                .then()
                .statusCode(404);
    }

    private Response done(UUID id, Instant due) {
        return act(id, "done", Map.of("dueAt", due.toString()));
    }

    private Response snooze(UUID id, Instant due, String by) {
        return act(id, "snooze", Map.of("dueAt", due.toString(), "for", by));
    }

    private Response act(UUID id, String act, Map<String, ?> body) {
        return person.asks().body(body).post("/api/v1/reminders/{id}/{act}", id, act);
    }

    private static Map<String, Object> body(String act, Instant due) {
        var body = new HashMap<String, Object>(Map.of("dueAt", due.toString()));
        if (act.equals("snooze")) {
            body.put("for", "PT10M");
        }
        return body;
    }

    private UUID ownReminder() {
        return ownReminder("FREQ=DAILY;COUNT=30");
    }

    private UUID ownReminder(String rrule) {
        var made = person.makes(Map.of(
                "title",
                "Drink a glass of water",
                "rrule",
                rrule,
                "start",
                Noon.tomorrowAt("14:00").toString(),
                "timeZone",
                Noon.zone().getId(),
                "duration",
                "PT5M"));
        return UUID.fromString(made.path("reminderId"));
    }

    private UUID reminderOfPlan(String example, String templateId) {
        deliveries.deliver(Events.reported(
                person.id(),
                Examples.of(example),
                Instant.now().minusSeconds(5),
                Noon.zone().getId()));
        return dueNow.ofPlan(person, templateId);
    }
}
