package org.nape.reminder.own;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
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
import org.nape.reminder.Person;
import org.nape.testbed.Testbed;
import org.nape.testbed.Tokens;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
class ReminderResourceTest {
    private static final LocalDate TOMORROW = LocalDate.now(ZoneOffset.UTC).plusDays(1);

    @Inject
    Deliveries deliveries;

    @Test
    void anOwnReminderIsKeptAndShown() {
        var person = Person.someone();

        var made = person.makes(water());

        var id = made.then()
                .statusCode(201)
                .body("title", equalTo("Drink a glass of water"))
                .body("rrule", equalTo("FREQ=DAILY;COUNT=7"))
                .body("start", equalTo(TOMORROW + "T09:00:00"))
                .body("timeZone", equalTo("UTC"))
                .body("durationSeconds", equalTo(1200))
                .body("duration", equalTo("PT20M"))
                .body("nextDueAt", equalTo(TOMORROW + "T09:00:00Z"))
                .body("planId", nullValue())
                .body("contentSlug", nullValue())
                .extract()
                .<String>path("reminderId");
        assertThat(made.header("Location")).endsWith("/api/v1/reminders/" + id);
        person.asks().get("/api/v1/reminders/" + id).then().statusCode(200).body("reminderId", equalTo(id));
        person.reminders().then().body("items.reminderId", equalTo(List.of(id))).body("nextCursor", nullValue());
    }

    @Test
    void anOffsetBecomesLocalTimeAndContentGivesTitleAndDuration() {
        var person = Person.someone();

        person.makes(Map.of(
                        "contentSlug", "screen-breaks",
                        "rrule", "FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11",
                        "start", TOMORROW + "T08:00:00Z",
                        "timeZone", "Asia/Kolkata"))
                .then()
                .statusCode(201)
                .body("start", equalTo(TOMORROW + "T13:30:00"))
                .body("title", equalTo("Screen breaks"))
                .body("durationSeconds", equalTo(120));
    }

    @Test
    void occurrencesInTheQuietHoursAreLeftOut() {
        Person.someone()
                .makes(but("rrule", "FREQ=DAILY;BYHOUR=6,23,8;BYMINUTE=0"))
                .then()
                .statusCode(201)
                .body("nextDueAt", equalTo(TOMORROW.plusDays(1) + "T08:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | title           | ''                                                  | /title
            400 | title           | '   '                                               | /title
            400 | title           | LONG                                                | /title
            400 | title           | NUL                                                 | /title
            400 | title           | LINES                                               | /title
            400 | title           | SURROGATE                                           | /title
            400 | title           | NONE                                                | /title
            400 | contentSlug     | '../etc/passwd'                                     | /contentSlug
            422 | contentSlug     | no-such-content                                     | /contentSlug
            422 | contentSlug     | emergency-card                                      | /contentSlug
            422 | contentSlug     | meningitis-warning                                  | /contentSlug
            422 | contentSlug     | guaifenesin                                         | /contentSlug
            422 | contentSlug     | basic-neck-stretch                                  | /contentSlug
            400 | rrule           | NONE                                                | /rrule
            400 | rrule           | ''                                                  | /rrule
            400 | rrule           | DAILY                                               | /rrule
            400 | rrule           | 'RRULE:FREQ=DAILY'                                  | /rrule
            400 | rrule           | 'FREQ=DAILY;INTERVAL=0'                             | /rrule
            400 | rrule           | 'FREQ=DAILY;INTERVAL=2147483647'                    | /rrule
            400 | timeZone        | 'SystemV/PST8'                                      | /timeZone
            400 | rrule           | 'FREQ=DAILY;BYDAY=XX'                               | /rrule
            400 | rrule           | 'FREQ=DAILY;BYHOUR=25'                              | /rrule
            400 | rrule           | 'FREQ=DAILY;COUNT=0'                                | /rrule
            400 | rrule           | 'FREQ=DAILY;COUNT=2;UNTIL=20300101T000000Z'         | /rrule
            400 | rrule           | 'FREQ=FORTNIGHTLY'                                  | /rrule
            400 | rrule           | 'FREQ=DAILY;UNTIL=someday'                          | /rrule
            422 | rrule           | 'FREQ=SECONDLY'                                     | /rrule
            422 | rrule           | 'FREQ=MINUTELY'                                     | /rrule
            422 | rrule           | 'FREQ=MINUTELY;INTERVAL=90'                         | /rrule
            422 | rrule           | 'FREQ=DAILY;BYHOUR=9;BYMINUTE=0,30'                 | /rrule
            422 | rrule           | 'FREQ=DAILY;BYHOUR=9;BYMINUTE=0;BYSECOND=0,30'      | /rrule
            422 | rrule           | 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'               | /rrule
            422 | rrule           | 'FREQ=DAILY;BYHOUR=23'                              | /rrule
            422 | rrule           | 'FREQ=DAILY;UNTIL=20200101T000000Z'                 | /rrule
            400 | start           | NONE                                                | /start
            400 | start           | tomorrow                                            | /start
            400 | start           | '2026-02-30T09:00'                                  | /start
            422 | start           | '2020-01-01T09:00'                                  | /start
            422 | start           | '2199-01-01T09:00'                                  | /start
            400 | timeZone        | NONE                                                | /timeZone
            400 | timeZone        | Mars/Olympus                                        | /timeZone
            400 | timeZone        | '+01:00'                                            | /timeZone
            400 | duration        | 20 minutes                                          | /duration
            400 | duration        | -PT5M                                               | /duration
            400 | duration        | PT25H                                               | /duration
            400 | duration        | PT0.5S                                              | /duration
            """)
    void aBadReminderIsRefusedAndTheFieldNamed(int status, String field, String value, String pointer) {
        var person = Person.someone();
        var wish = new HashMap<>(water());
        if (value.equals("NONE")) {
            wish.remove(field);
        } else {
            wish.put(field, meant(value));
        }

        person.makes(wish)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem(pointer))
                .body("errors.find { it.pointer == '%s' }.detail".formatted(pointer), matchesPattern(allowed(field)));
        person.reminders().then().body("items.size()", equalTo(0));
    }

    /** What is wrong is said together with what is allowed. */
    private static String allowed(String field) {
        return switch (field) {
            case "title" -> "must be 1 to 120 characters.*|send a title, a contentSlug or both";
            case "contentSlug" ->
                ".*(a slug of small letters|GET /api/v1/content|choose an exercise|your plan, if it runs, shows).*";
            case "rrule" -> "(?s).*(such as FREQ=DAILY|INTERVAL must be 1 to 1000|at most once an hour|never).*";
            case "start" -> ".*(such as 2026-11-22T09:00|within 366 days of now).*";
            case "timeZone" -> ".*such as Europe/Berlin";
            default -> "must be 0 seconds to 24 hours, in whole seconds, such as PT20M or 1200";
        };
    }

    private static String meant(String value) {
        return switch (value) {
            case "LONG" -> "x".repeat(121);
            case "NUL" -> "a\u0000b";
            case "LINES" -> "a\nb";
            case "SURROGATE" -> "a\ud800b";
            default -> value;
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "{", "{\"title\": 5}", "{\"unknown\": 1}", "{\"durationSeconds\": \"x\"}"})
    void abodyThatCannotBeReadIsRefused(String body) {
        Person.someone()
                .asks()
                .body(body)
                .post("/api/v1/reminders")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void everyFaultIsToldAtOnce() {
        Person.someone()
                .makes(Map.of("title", "", "rrule", "X", "start", "Y", "timeZone", "Z", "duration", "W"))
                .then()
                .statusCode(400)
                .body("errors.pointer", equalTo(List.of("/title", "/timeZone", "/start", "/rrule", "/duration")));
    }

    @Test
    void durationAndSecondsTogetherAreRefused() {
        Person.someone()
                .makes(Map.of(
                        "title",
                        "Drink",
                        "rrule",
                        "FREQ=DAILY",
                        "start",
                        TOMORROW + "T09:00",
                        "timeZone",
                        "UTC",
                        "duration",
                        "PT5M",
                        "durationSeconds",
                        300))
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/duration"));
    }

    @Test
    void whatThePlanShowsMayBecomeAReminder() {
        var person = Person.someone();
        var wish = but("contentSlug", "basic-neck-stretch");
        person.makes(wish).then().statusCode(422).body("errors[0].detail", containsString("safe"));
        deliveries.deliver(Events.reported(person.id(), Examples.of("ex01"), Instant.now(), null));

        person.makes(wish).then().statusCode(201);
    }

    @Test
    void whatCouldHarmEndsWithThePlanThatShowsIt() {
        var person = Person.someone();
        deliveries.deliver(Events.reported(person.id(), Examples.of("ex01"), Instant.now(), null));
        var planEndsAt = person.plan().<String>path("endsAt");
        var stretch = new HashMap<>(but("contentSlug", "basic-neck-stretch"));

        person.makes(stretch).then().statusCode(201).body("endsAt", equalTo(planEndsAt));
        stretch.put("start", TOMORROW.plusDays(40) + "T09:00");
        person.makes(stretch).then().statusCode(422).body("errors.pointer", hasItem("/rrule"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"screen-breaks", ""})
    void whatHarmsNobodyMayOutliveThePlan(String slug) {
        var person = Person.someone();
        deliveries.deliver(Events.reported(person.id(), Examples.of("ex01"), Instant.now(), null));
        var wish = new HashMap<>(water());
        if (!slug.isEmpty()) {
            wish.put("contentSlug", slug);
        }
        wish.put("start", TOMORROW.plusDays(40) + "T09:00");

        var made = person.makes(wish);

        made.then().statusCode(201);
        assertThat(Instant.parse(made.path("endsAt"))).isAfter(Instant.now().plus(Duration.ofDays(365)));
    }

    @Test
    void anotherPersonsReminderDoesNotExist() {
        var owner = Person.someone();
        var other = Person.someone();
        var id = owner.makes(water()).<String>path("reminderId");

        other.asks().get("/api/v1/reminders/" + id).then().statusCode(404);
        other.asks().delete("/api/v1/reminders/" + id).then().statusCode(404);
        other.reminders().then().body("items.size()", equalTo(0));
        owner.asks().get("/api/v1/reminders/" + id).then().statusCode(200);
    }

    @Test
    void aDeletedReminderIsGone() {
        var person = Person.someone();
        var id = person.makes(water()).<String>path("reminderId");

        person.asks().delete("/api/v1/reminders/" + id).then().statusCode(204);

        person.asks().delete("/api/v1/reminders/" + id).then().statusCode(404);
        person.asks().get("/api/v1/reminders/" + id).then().statusCode(404);
        person.reminders().then().body("items.size()", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "00000000-0000-0000-0000-000000000000"})
    void anIdOfNothingIsNotFound(String id) {
        Person.someone().asks().get("/api/v1/reminders/" + id).then().statusCode(404);
        Person.someone().asks().delete("/api/v1/reminders/" + id).then().statusCode(404);
    }

    @Test
    void fiftyAreEnoughAndPagesShowEachOnce() {
        var person = Person.someone();
        for (int made = 0; made < 50; made++) {
            person.makes(water()).then().statusCode(201);
        }

        person.makes(water()).then().statusCode(409).body("type", equalTo("/problems/conflict"));

        var seen = new ArrayList<String>();
        var page = page(person, null);
        while (page.path("nextCursor") != null) {
            seen.addAll(page.path("items.reminderId"));
            page = page(person, page.path("nextCursor"));
        }
        seen.addAll(page.path("items.reminderId"));
        assertThat(seen).hasSize(50).doesNotHaveDuplicates().isSorted();
        person.asks().delete("/api/v1/reminders/" + seen.getFirst()).then().statusCode(204);
        person.makes(water()).then().statusCode(201);
    }

    private static Response page(Person person, String cursor) {
        var request = person.asks().queryParam("limit", 20);
        return (cursor == null ? request : request.queryParam("cursor", cursor)).get("/api/v1/reminders");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=x", "cursor=nonsense"})
    void aPageThatCannotBeIsRefused(String query) {
        Person.someone()
                .asks()
                .get("/api/v1/reminders?" + query)
                .then()
                .statusCode(400)
                .body(
                        "errors[0].detail",
                        matchesPattern("must be a whole number from 1 to 100|must be the nextCursor .*"));
    }

    @Test
    void theSameKeyGivesTheFirstAnswerAgain() {
        var person = Person.someone();
        var first = keyed(person, "k1", water());

        var again = keyed(person, "k1", water());

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        person.asks()
                .delete("/api/v1/reminders/" + first.path("reminderId"))
                .then()
                .statusCode(204);
        assertThat(keyed(person, "k1", water()).asString()).isEqualTo(first.asString());
        person.reminders().then().body("items.size()", equalTo(0));
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        var person = Person.someone();
        keyed(person, "k1", water()).then().statusCode(201);

        keyed(person, "k1", but("title", "Stand up")).then().statusCode(422).body("type", containsString("key-reused"));
        keyed(Person.someone(), "k1", but("title", "Stand up")).then().statusCode(201);
        keyed(person, "k\u00e4", water()).then().statusCode(400);
    }

    @Test
    void twoKeysAreNone() {
        var answer = Person.someone()
                .asks()
                .header("Idempotency-Key", "k1", "k2")
                .body(water())
                .post("/api/v1/reminders");

        answer.then().statusCode(400).body("errors[0].pointer", equalTo("Idempotency-Key"));
    }

    @Test
    void theSameKeyFromManyAtOnceMakesOneReminder() throws Exception {
        var person = Person.someone();
        Callable<String> request = () -> keyed(person, "k1", water()).path("reminderId");

        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var ids = pool.invokeAll(Collections.nCopies(32, request)).stream()
                    .map(Future::resultNow)
                    .toList();

            assertThat(ids).doesNotContainNull().containsOnly(ids.getFirst());
        }
        person.reminders().then().body("items.size()", equalTo(1));
    }

    private static Response keyed(Person person, String key, Map<String, ?> wish) {
        return person.asks().header("Idempotency-Key", key).body(wish).post("/api/v1/reminders");
    }

    @Test
    void onlyAPersonHasReminders() {
        var id = UUID.randomUUID();
        given().get("/api/v1/reminders").then().statusCode(401);
        given().header("Authorization", "Bearer " + Tokens.expired(id))
                .get("/api/v1/reminders")
                .then()
                .statusCode(401);
        given().header("Authorization", "Bearer " + Tokens.foreignKey(id))
                .get("/api/v1/reminders")
                .then()
                .statusCode(401);
        given().header("Authorization", "Bearer " + Tokens.clinician())
                .contentType(ContentType.JSON)
                .body(water())
                .post("/api/v1/reminders")
                .then()
                .statusCode(403);
    }

    private static Map<String, String> water() {
        return Map.of(
                "title", "Drink a glass of water",
                "rrule", "FREQ=DAILY;COUNT=7",
                "start", TOMORROW + "T09:00",
                "timeZone", "UTC",
                "duration", "PT20M");
    }

    private static Map<String, String> but(String field, String value) {
        var wish = new HashMap<>(water());
        wish.put(field, value);
        return wish;
    }
}
