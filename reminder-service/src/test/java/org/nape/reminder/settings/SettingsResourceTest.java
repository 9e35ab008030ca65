package org.nape.reminder.settings;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
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
class SettingsResourceTest {
    private static final String BERLIN = "{\"timeZone\": \"Europe/Berlin\"}";
    private static final LocalDate TOMORROW = LocalDate.now(ZoneOffset.UTC).plusDays(1);

    @Inject
    Deliveries deliveries;

    @Test
    void beforeAnythingIsSaidTheUsualHolds() {
        read(Person.someone())
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .header("Cache-Control", "no-store")
                .body("timeZone", nullValue())
                .body("quietHours", equalTo(Map.of("from", "22:00", "to", "07:00")))
                .body("workingHours", equalTo(Map.of()))
                .body("daysOff", equalTo(List.of()))
                .body("discreet", equalTo(true));
    }

    @Test
    void whatIsPutIsInForceAndRead() {
        var person = Person.someone();

        var put = put(person, """
                {"timeZone": "Europe/Vienna", "country": "AT", "language": "de-at",
                 "quietHours": {"from": "23:30", "to": "06:00"},
                 "workingHours": {"tuesday": [{"from": "13:00", "to": "24:00"}, {"from": "08:00", "to": "12:30"}]},
                 "daysOff": ["2026-12-26", "2026-12-24"], "discreet": false}""");

        put.then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("timeZone", equalTo("Europe/Vienna"))
                .body("country", equalTo("AT"))
                .body("language", equalTo("de-AT"))
                .body("quietHours", equalTo(Map.of("from", "23:30", "to", "06:00")))
                .body("workingHours.tuesday.from", equalTo(List.of("08:00", "13:00")))
                .body("workingHours.tuesday.to", equalTo(List.of("12:30", "24:00")))
                .body("daysOff", equalTo(List.of("2026-12-24", "2026-12-26")))
                .body("discreet", equalTo(false));
        assertThat(read(person).asString()).isEqualTo(put.asString());
        read(Person.someone()).then().body("timeZone", nullValue());
    }

    @Test
    void theSameAgainIsNoChange() {
        var person = Person.someone();
        put(person, BERLIN);

        put(person, BERLIN).then().statusCode(200).header("ETag", "\"1\"");
    }

    @Test
    void nobodyOverwritesWhatTheyHaveNotSeen() {
        var person = Person.someone();
        put(person, BERLIN, "\"0\"").then().statusCode(200);

        put(person, "{\"timeZone\": \"UTC\"}", "\"0\"")
                .then()
                .statusCode(412)
                .body("type", equalTo("/problems/precondition-failed"));
        read(person).then().body("timeZone", equalTo("Europe/Berlin"));
        put(person, "{\"timeZone\": \"UTC\"}", "\"1\"").then().statusCode(200).header("ETag", "\"2\"");
        put(person, BERLIN, "*").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                              | /timeZone
            {"timeZone": null}                                              | /timeZone
            {"timeZone": ""}                                                | /timeZone
            {"timeZone": "Mars/Olympus"}                                    | /timeZone
            {"timeZone": "+01:00"}                                          | /timeZone
            {"timeZone": "europe/berlin"}                                   | /timeZone
            {"timeZone": "SystemV/PST8"}                                    | /timeZone
            {"timeZone": 1}                                                 | /timeZone
            {"country": "de"}                                               | /country
            {"country": "DEU"}                                              | /country
            {"country": "XX"}                                               | /country
            {"country": ""}                                                 | /country
            {"language": ""}                                                | /language
            {"language": "deutsch-sprache-x"}                               | /language
            {"language": "de_DE"}                                           | /language
            {"language": "-"}                                               | /language
            {"quietHours": {"to": "07:00"}}                                 | /quietHours/from
            {"quietHours": {"from": "22:00"}}                               | /quietHours/to
            {"quietHours": {"from": "22", "to": "07:00"}}                   | /quietHours/from
            {"quietHours": {"from": "24:00", "to": "07:00"}}                | /quietHours/from
            {"quietHours": {"from": "22:00:00", "to": "07:00"}}             | /quietHours/from
            {"quietHours": {"from": "22:00", "to": "7:00"}}                 | /quietHours/to
            {"quietHours": {"from": "22:00", "to": "22:00"}}                | /quietHours
            {"quietHours": {"from": "07:00", "to": "23:01"}}                | /quietHours
            {"quietHours": "night"}                                         | /quietHours
            {"workingHours": []}                                            | /workingHours
            {"workingHours": {"someday": []}}                               | /workingHours/someday
            {"workingHours": {"MONDAY": []}}                                | /workingHours/MONDAY
            {"workingHours": {"monday": null}}                              | /workingHours/monday
            {"workingHours": {"monday": [null]}}                            | /workingHours/monday/0
            {"workingHours": {"monday": [{"from": "09:00"}]}}               | /workingHours/monday/0/to
            {"workingHours": {"monday": [{"from": "9", "to": "12:00"}]}}    | /workingHours/monday/0/from
            {"workingHours": {"monday": [{"from": "09:00", "to": "25:00"}]}} | /workingHours/monday/0/to
            {"workingHours": {"monday": [{"from": "12:00", "to": "09:00"}]}} | /workingHours/monday/0
            {"workingHours": {"monday": [{"from": "09:00", "to": "09:00"}]}} | /workingHours/monday/0
            {"workingHours": {"monday": [{"from": "09:00", "to": "12:00"}, {"from": "11:59", "to": "13:00"}]}} | /workingHours/monday/1
            {"workingHours": {"monday": [{"from": "09:00", "to": "24:00"}, {"from": "20:00", "to": "21:00"}]}} | /workingHours/monday/1
            {"daysOff": ["24.12.2026"]}                                     | /daysOff/0
            {"daysOff": ["2026-12-24", "2026-02-30"]}                       | /daysOff/1
            {"daysOff": [null]}                                             | /daysOff/0
            {"daysOff": "never"}                                            | /daysOff
            {"discreet": "yes"}                                             | /discreet
            {"secret": true}                                                | /secret
            """)
    void eachPartThatIsWrongIsNamed(String body, String pointer) {
        var person = Person.someone();
        var complete = pointer.equals("/timeZone") ? body : body.replaceFirst("\\{", "{\"timeZone\": \"UTC\", ");

        put(person, complete)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/invalid-request"))
                .body("errors.pointer", equalTo(List.of(pointer)));
        read(person).then().header("ETag", "\"0\"");
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        put(Person.someone(), "{\"timeZone\": \"X\", \"country\": \"X\", \"daysOff\": [\"X\"]}")
                .then()
                .statusCode(400)
                .body("errors.pointer", equalTo(List.of("/timeZone", "/country", "/daysOff/0")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "\"UTC\""})
    void whatIsNoObjectIsRefused(String body) {
        put(Person.someone(), body).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void onlyAPersonHasSettings() {
        given().get("/api/v1/settings").then().statusCode(401);
        given().contentType(ContentType.JSON)
                .body(BERLIN)
                .put("/api/v1/settings")
                .then()
                .statusCode(401);
        given().header("Authorization", "Bearer " + Tokens.clinician())
                .get("/api/v1/settings")
                .then()
                .statusCode(403);
    }

    @Test
    void aReminderKeepsItsWallClockTimeInThePersonsNewZone() {
        var person = Person.someone();
        put(person, BERLIN);
        makes(person, "Europe/Berlin", "FREQ=DAILY;BYHOUR=12;BYMINUTE=0;BYSECOND=0");

        put(person, "{\"timeZone\": \"America/New_York\"}").then().statusCode(200);

        assertThat(nextDueAt(person)).isEqualTo(at(TOMORROW, "12:00", "America/New_York"));
        person.reminders().then().body("items.timeZone", equalTo(List.of("America/New_York")));
    }

    @Test
    void aReminderOfAnotherZoneStaysThereButNeverRingsInThePersonsNight() {
        var person = Person.someone();
        put(person, BERLIN);
        makes(person, "America/New_York", "FREQ=DAILY;BYHOUR=9,18;BYMINUTE=0;BYSECOND=0");

        // Six in the evening there is midnight here.
        assertThat(nextDueAt(person)).isEqualTo(at(TOMORROW, "09:00", "America/New_York"));
        put(person, "{\"timeZone\": \"Asia/Tokyo\"}");

        // Nine in the morning there is eleven at night here.
        assertThat(nextDueAt(person)).isEqualTo(at(TOMORROW, "18:00", "America/New_York"));
        person.reminders().then().body("items.timeZone", equalTo(List.of("America/New_York")));
    }

    @Test
    void newQuietHoursHoldAtOnceAndLeaveNothingForGood() {
        var person = Person.someone();
        put(person, "{\"timeZone\": \"UTC\"}");
        makes(person, "UTC", "FREQ=DAILY;BYHOUR=10,20;BYMINUTE=0;BYSECOND=0");

        put(person, "{\"timeZone\": \"UTC\", \"quietHours\": {\"from\": \"19:00\", \"to\": \"11:00\"}}");

        person.reminders().then().body("items.size()", equalTo(1)).body("items[0].nextDueAt", nullValue());
        put(person, "{\"timeZone\": \"UTC\", \"quietHours\": {\"from\": \"19:00\", \"to\": \"07:00\"}}");
        assertThat(nextDueAt(person)).isEqualTo(at(TOMORROW, "10:00", "UTC"));
    }

    @Test
    void breaksFromWorkFallDueOnlyWhileThePersonWorks() {
        var person = Person.someone();
        put(person, "{\"timeZone\": \"UTC\"}");
        person.makes(Map.of(
                        "contentSlug", "screen-breaks",
                        "rrule", "FREQ=DAILY;BYHOUR=8,9,10,14;BYMINUTE=0;BYSECOND=0",
                        "start", TOMORROW + "T00:00",
                        "timeZone", "UTC"))
                .then()
                .statusCode(201);
        var week = IntStream.range(0, 7)
                .mapToObj(i -> TOMORROW.plusDays(i).getDayOfWeek().name().toLowerCase(Locale.ROOT))
                .toList();

        put(person, """
                {"timeZone": "UTC", "daysOff": ["%s"],
                 "workingHours": {"%s": [{"from": "08:00", "to": "12:00"}],
                                  "%s": [{"from": "09:00", "to": "10:00"}, {"from": "13:00", "to": "15:00"}]}}""".formatted(TOMORROW, week.get(0), week.get(2)));

        assertThat(nextDueAt(person)).isEqualTo(at(TOMORROW.plusDays(2), "09:00", "UTC"));
    }

    @Test
    void aPlanGoesByTheReportsZoneUntilThePersonSaysWhereTheyAre() {
        var person = Person.someone();
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        deliveries.deliver(Events.reported(person.id(), Examples.of("ex01"), now.minusSeconds(60), "Asia/Tokyo"));
        read(person).then().body("timeZone", equalTo("Asia/Tokyo"));
        var checkIn = person.plan().<String>path("checkIns.find { it.id == 'ci_day1' }.dueAt");

        put(person, BERLIN);

        person.plan()
                .then()
                .body("timeZone", equalTo("Europe/Berlin"))
                .body("reminders.timeZone", hasItem("Europe/Berlin"))
                .body("reminders.timeZone", not(hasItem("Asia/Tokyo")))
                .body("checkIns.find { it.id == 'ci_day1' }.dueAt", equalTo(checkIn));
        deliveries.deliver(Events.reported(person.id(), Examples.of("ex01"), now, "Asia/Tokyo"));
        person.plan().then().body("timeZone", equalTo("Europe/Berlin"));
    }

    @Test
    void whateverIsMadeMeanwhileFallsDueByTheNewSettings() throws Exception {
        var person = Person.someone();
        put(person, BERLIN);

        try (var callers = Executors.newFixedThreadPool(8)) {
            var calls = IntStream.range(0, 16)
                    .<Callable<Response>>mapToObj(i -> i == 7
                            ? () -> put(person, "{\"timeZone\": \"Asia/Kolkata\"}")
                            : () -> makes(person, "Europe/Berlin", "FREQ=DAILY;BYHOUR=12;BYMINUTE=0;BYSECOND=0"))
                    .toList();
            callers.invokeAll(calls).forEach(SettingsResourceTest::succeeded);
        }

        // Made before the change they moved; made after it they were meant for Berlin.
        person.reminders()
                .<List<Map<String, String>>>path("items")
                .forEach(made -> assertThat(Instant.parse(made.get("nextDueAt")))
                        .isEqualTo(at(TOMORROW, "12:00", made.get("timeZone"))));
    }

    private static void succeeded(Future<Response> call) {
        assertThat(call.resultNow().statusCode()).isLessThan(300);
    }

    private static Response makes(Person person, String zone, String rrule) {
        var made =
                person.makes(Map.of("title", "Drink", "rrule", rrule, "start", TOMORROW + "T00:00", "timeZone", zone));
        made.then().statusCode(201);
        return made;
    }

    private static Instant nextDueAt(Person person) {
        return Instant.parse(person.reminders().path("items[0].nextDueAt"));
    }

    private static Instant at(LocalDate day, String time, String zone) {
        return day.atTime(LocalTime.parse(time)).atZone(ZoneId.of(zone)).toInstant();
    }

    private static Response read(Person person) {
        return person.asks().get("/api/v1/settings");
    }

    private static Response put(Person person, String body) {
        return person.asks().body(body).put("/api/v1/settings");
    }

    private static Response put(Person person, String body, String ifMatch) {
        return person.asks().header("If-Match", ifMatch).body(body).put("/api/v1/settings");
    }
}
