package org.nape.reminder.own;

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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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
class ReminderChangeResourceTest {
    private final Person person = Person.someone();

    @Inject
    Deliveries deliveries;

    @Inject
    DueNow dueNow;

    @Test
    void whatIsNamedIsDifferentAndTheRestStays() {
        var id = make();

        var changed = patch(id, Map.of("title", "Stand up", "rrule", "FREQ=DAILY;BYHOUR=15", "duration", "PT2M"));

        changed.then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("title", equalTo("Stand up"))
                .body("rrule", equalTo("FREQ=DAILY;BYHOUR=15"))
                .body("durationSeconds", equalTo(120))
                .body("timeZone", equalTo(Noon.zone().getId()))
                .body("start", equalTo(Noon.tomorrowAt("14:00") + ":00"))
                .body("paused", equalTo(false))
                .body("nextDueAt", equalTo(tomorrowAt("15:00")));
        assertThat(person.asks().get("/api/v1/reminders/" + id).asString()).isEqualTo(changed.asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/merge-patch+json", "application/json"})
    void aPatchIsTakenByEitherName(String type) {
        var id = make();

        person.asks()
                .contentType(type)
                .body("{\"title\": \"Stand up\"}")
                .patch("/api/v1/reminders/" + id)
                .then()
                .statusCode(200)
                .body("title", equalTo("Stand up"));
    }

    @Test
    void aPatchThatChangesNothingKeepsTheVersion() {
        var id = make();

        for (var nothing : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("title", "Drink a glass of water"),
                Map.of("paused", false),
                Map.of("duration", "PT300S"))) {
            patch(id, nothing).then().statusCode(200).header("ETag", "\"0\"");
        }
    }

    @Test
    void anotherTitleDoesNotMakeItLastLonger() {
        var id = make();
        var before = person.asks().get("/api/v1/reminders/" + id);

        var after = patch(id, Map.of("title", "Stand up"));

        assertThat(after.<String>path("endsAt")).isEqualTo(before.path("endsAt"));
        assertThat(after.<String>path("nextDueAt")).isEqualTo(before.path("nextDueAt"));
    }

    @Test
    void whoMadeItByAKeyStillGetsTheFirstAnswer() {
        var first = keyed();
        var id = first.<String>path("reminderId");
        first.then().statusCode(201).header("ETag", "\"0\"");

        person.asks().body(Map.of("title", "Stand up", "rrule", "FREQ=WEEKLY")).patch("/api/v1/reminders/" + id);

        assertThat(keyed().asString()).isEqualTo(first.asString());
        person.asks().get("/api/v1/reminders/" + id).then().body("title", equalTo("Stand up"));
    }

    @Test
    void nobodyOverwritesWhatTheyHaveNotSeen() {
        var id = make();
        var seen = person.asks().get("/api/v1/reminders/" + id).header("ETag");
        patch(id, Map.of("title", "Stand up")).then().statusCode(200);

        matching(id, seen, Map.of("title", "Sit down"))
                .then()
                .statusCode(412)
                .body("type", equalTo("/problems/precondition-failed"));
        person.asks()
                .header("If-Match", seen)
                .delete("/api/v1/reminders/" + id)
                .then()
                .statusCode(412);
        matching(id, "\"1\"", Map.of("title", "Sit down"))
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        person.asks()
                .header("If-Match", "\"2\"")
                .delete("/api/v1/reminders/" + id)
                .then()
                .statusCode(204);
        matching(id, "\"2\"", Map.of("title", "Walk")).then().statusCode(404);
    }

    @Test
    void ofTwoWhoHaveSeenTheSameOneWins() throws Exception {
        var id = make();
        Callable<Integer> request = () -> matching(id, "\"0\"", Map.of("title", "Stand up " + UUID.randomUUID()))
                .statusCode();

        try (var pool = Executors.newFixedThreadPool(8)) {
            var statuses = pool.invokeAll(Collections.nCopies(16, request)).stream()
                    .map(Future::resultNow)
                    .toList();

            assertThat(statuses).containsOnly(200, 412).containsOnlyOnce(200);
        }
    }

    @Test
    void whilePausedNothingFallsDueAndResumedItGoesOnFromNow() {
        var id = make();
        dueNow.letFallDue(id);

        patch(id, Map.of("paused", true))
                .then()
                .statusCode(200)
                .body("paused", equalTo(true))
                .body("nextDueAt", nullValue());

        person.reminders().then().body("items.paused", equalTo(List.of(true)));
        // All of it was due meanwhile.
        dueNow.change("update reminder set starts_at_local = starts_at_local - interval '10 days' where id = ?", id);
        var resumed = patch(id, Map.of("paused", false));
        resumed.then().statusCode(200).header("ETag", "\"2\"").body("paused", equalTo(false));
        assertThat(Instant.parse(resumed.path("nextDueAt"))).isAfter(Instant.now());
        person.asks().get("/api/v1/reminders/{id}/history", id).then().body("items.size()", equalTo(1));
    }

    @Test
    void ofAPlanOnlyThePauseIsThePersonsToChange() {
        var stretch = reminderOfPlan("rem_stretch");

        patch(stretch, Map.of("rrule", "FREQ=DAILY", "paused", true))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/reminder-not-allowed"))
                .body("errors.pointer", equalTo(List.of("/rrule")))
                .body("errors[0].detail", containsString("not yours to change"));
        patch(stretch, Map.of("paused", true)).then().statusCode(200).body("nextDueAt", nullValue());
        patch(stretch, Map.of("paused", false)).then().statusCode(200).body("nextDueAt", notNullValue());
    }

    @Test
    void whatAsksIfThePersonIsSafeIsNeitherPausedNorDeleted() {
        var checkIn = reminderOfPlan("ci_day1");

        patch(checkIn, Map.of("paused", true))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/safety-question"));
        person.asks()
                .delete("/api/v1/reminders/" + checkIn)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/safety-question"));
        person.asks().get("/api/v1/reminders/" + checkIn).then().statusCode(200);
        person.asks()
                .delete("/api/v1/reminders/" + dueNow.ofPlan(person, "rem_stretch"))
                .then()
                .statusCode(204);
    }

    @Test
    void underARedFlagNothingIsResumed() {
        var before = make();
        patch(before, Map.of("paused", true)).then().statusCode(200);
        deliveries.deliver(Events.redFlag(person.id(), Instant.now()));
        var after = make();
        patch(after, Map.of("paused", true)).then().statusCode(200);

        patch(before, Map.of("paused", false)).then().statusCode(404);
        patch(after, Map.of("paused", false)).then().statusCode(409).body("detail", containsString("red flag"));
        patch(after, Map.of("title", "Stand up")).then().statusCode(200).body("nextDueAt", nullValue());
    }

    @Test
    void contentIsTakenOnlyAsFarAsThePlanShowsIt() {
        var id = make();

        patch(id, Map.of("contentSlug", "basic-neck-stretch"))
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/contentSlug")));
        reminderOfPlan("rem_stretch");
        patch(id, Map.of("contentSlug", "basic-neck-stretch"))
                .then()
                .statusCode(200)
                .body("endsAt", equalTo(person.plan().path("endsAt")));
        nullPatch(id, "title").then().statusCode(200).body("title", equalTo("Basic neck stretch"));
        nullPatch(id, "contentSlug").then().statusCode(400).body("errors.pointer", equalTo(List.of("/title")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | []                                  |                  | object
            400 | "paused"                            |                  | object
            400 | {"colour": "red"}                   | /colour          | title, contentSlug, rrule, start
            400 | {"reminderId": "x"}                 | /reminderId      | title, contentSlug, rrule, start
            400 | {"nextDueAt": null}                 | /nextDueAt       | title, contentSlug, rrule, start
            400 | {"paused": null}                    | /paused          | true or false
            400 | {"paused": "true"}                  | /paused          | true or false
            400 | {"paused": 1}                       | /paused          | true or false
            400 | {"title": 5}                        | /title           | a text
            400 | {"title": ""}                       | /title           | 1 to 120
            400 | {"title": null}                     | /title           | a title, a contentSlug
            400 | {"title": "a\\u0000b"}              | /title           | control characters
            400 | {"contentSlug": "Ice Pack"}         | /contentSlug     | slug
            422 | {"contentSlug": "no-such-content"}  | /contentSlug     | GET /api/v1/content
            422 | {"contentSlug": "emergency-card"}   | /contentSlug     | choose
            400 | {"rrule": null}                     | /rrule           | RFC 5545
            400 | {"rrule": "FREQ=OFTEN"}             | /rrule           | RFC 5545
            400 | {"rrule": "FREQ=DAILY;INTERVAL=0"}  | /rrule           | RFC 5545
            422 | {"rrule": "FREQ=MINUTELY"}          | /rrule           | once an hour
            422 | {"rrule": "FREQ=DAILY;BYHOUR=3"}    | /rrule           | quiet hours
            400 | {"start": null}                     | /start           | 2026-11-22T09:00
            400 | {"start": "soon"}                   | /start           | 2026-11-22T09:00
            422 | {"start": "2199-01-01T09:00"}       | /start           | 366 days
            400 | {"timeZone": null}                  | /timeZone        | Europe/Berlin
            400 | {"timeZone": "CEST+1"}              | /timeZone        | Europe/Berlin
            400 | {"duration": "5 minutes"}           | /duration        | PT20M
            400 | {"duration": "P2D"}                 | /duration        | 24 hours
            400 | {"durationSeconds": -1}             | /durationSeconds | 24 hours
            400 | {"durationSeconds": 1.5}            | /durationSeconds | whole number
            400 | {"durationSeconds": 9e99}           | /durationSeconds | whole number
            400 | {"duration": "PT1M", "durationSeconds": 60} | /duration | either
            """)
    void aBadPatchIsRefusedWithWhatIsAllowedAndChangesNothing(int status, String body, String pointer, String allowed) {
        var id = make();

        person.asks()
                .body(body)
                .patch("/api/v1/reminders/" + id)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem(pointer == null ? "" : pointer))
                .body("errors[0].detail", containsString(allowed));
        person.asks().get("/api/v1/reminders/" + id).then().header("ETag", "\"0\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{", "{\"title\": \"a\", \"title\": \"b\"}"})
    void aBodyThatCannotBeReadIsRefused(String body) {
        person.asks()
                .body(body)
                .patch("/api/v1/reminders/" + make())
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void threeInARowThatPassedOfferFewerAndAnythingThePersonDoesTakesTheOfferBack() {
        var stretch = reminderOfPlan("rem_stretch");
        dueNow.letFallDue(stretch);
        dueNow.letPass(stretch, Duration.ofHours(1));
        dueNow.change("update reminder set unheeded = 3 where id = ?", stretch);
        var path = "/api/v1/reminders/" + stretch;

        var offer = person.asks().get(path);

        offer.then()
                .body("offer.reason", containsString("3 in a row"))
                .body("offer.rrule", containsString("BYHOUR=9,19;"));
        person.plan()
                .then()
                .body("reminders.find { it.reminderId == '%s' }.offer.rrule".formatted(stretch), notNullValue());
        var due = dueNow.letFallDue(stretch);
        person.asks()
                .body(Map.of("dueAt", due.toString()))
                .post(path + "/done")
                .then()
                .statusCode(200);
        person.asks().get(path).then().body("offer", nullValue());
        accept(stretch, offer.path("offer.rrule")).then().statusCode(409).body("detail", containsString("not offered"));
    }

    @Test
    void theOfferIsTakenOnceHoweverOftenItIsSent() {
        var stretch = reminderOfPlan("rem_stretch");
        dueNow.letFallDue(stretch);
        dueNow.letPass(stretch, Duration.ofHours(1));
        dueNow.change("update reminder set unheeded = 4 where id = ?", stretch);
        var rrule = person.asks().get("/api/v1/reminders/" + stretch).<String>path("offer.rrule");

        accept(stretch, "FREQ=YEARLY").then().statusCode(409);
        for (var twice : List.of(1, 2)) {
            accept(stretch, rrule)
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"1\"")
                    .body("rrule", equalTo(rrule))
                    .body("offer", nullValue())
                    .body("nextDueAt", notNullValue());
        }
        accept(stretch, null).then().statusCode(400).body("errors.pointer", equalTo(List.of("/rrule")));
    }

    @Test
    void anotherPersonsReminderDoesNotExist() {
        var id = make();
        var other = Person.someone();

        for (var unknown : List.of(id.toString(), UUID.randomUUID().toString(), "nonsense")) {
            var path = "/api/v1/reminders/" + unknown;
            other.asks().body(Map.of("title", "Stand up")).patch(path).then().statusCode(404);
            other.asks().delete(path).then().statusCode(404);
            other.asks()
                    .body(Map.of("rrule", "FREQ=DAILY"))
                    .post(path + "/fewer")
                    .then()
                    .statusCode(404);
        }
        person.asks().get("/api/v1/reminders/" + id).then().header("ETag", "\"0\"");
    }

    @Test
    void onlyAPersonChangesReminders() {
        var path = "/api/v1/reminders/" + UUID.randomUUID();
        given().contentType(ContentType.JSON).body("{}").patch(path).then().statusCode(401);
        given().header("Authorization", "Bearer " + Tokens.clinician())
                .contentType(ContentType.JSON)
                .body("{}")
                .patch(path)
                .then()
                .statusCode(403);
        given().contentType(ContentType.JSON)
                .body("{}")
                .post(path + "/fewer")
                .then()
                .statusCode(401);
    }

    private UUID reminderOfPlan(String templateId) {
        deliveries.deliver(Events.reported(
                person.id(), Examples.of("ex01"), Instant.now(), Noon.zone().getId()));
        return dueNow.ofPlan(person, templateId);
    }

    private Response patch(UUID id, Map<String, ?> change) {
        return person.asks().body(change).patch("/api/v1/reminders/" + id);
    }

    private Response nullPatch(UUID id, String field) {
        return patch(id, Collections.singletonMap(field, null));
    }

    private Response matching(UUID id, String etag, Map<String, ?> change) {
        return person.asks().header("If-Match", etag).body(change).patch("/api/v1/reminders/" + id);
    }

    private Response accept(UUID id, String rrule) {
        return person.asks().body(Collections.singletonMap("rrule", rrule)).post("/api/v1/reminders/{id}/fewer", id);
    }

    private Response keyed() {
        return person.asks().header("Idempotency-Key", "k1").body(water()).post("/api/v1/reminders");
    }

    private UUID make() {
        return UUID.fromString(person.makes(water()).path("reminderId"));
    }

    private static String tomorrowAt(String time) {
        return Noon.tomorrowAt(time).atZone(Noon.zone()).toInstant().toString();
    }

    private static Map<String, String> water() {
        return Map.of(
                "title", "Drink a glass of water",
                "rrule", "FREQ=DAILY;COUNT=30",
                "start", Noon.tomorrowAt("14:00").toString(),
                "timeZone", Noon.zone().getId(),
                "duration", "PT5M");
    }
}
