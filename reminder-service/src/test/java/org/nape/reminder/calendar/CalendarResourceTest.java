package org.nape.reminder.calendar;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nape.events.PersonErased;
import org.nape.reminder.Deliveries;
import org.nape.reminder.Events;
import org.nape.reminder.Person;
import org.nape.reminder.plan.FullPlan;
import org.nape.testbed.Testbed;
import org.nape.testbed.Tokens;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
class CalendarResourceTest {
    private static final String KEY = "/api/v1/calendar-key";
    private static final String CALENDAR = "/api/v1/calendar.ics";

    private final Person person = Person.someone();

    @Inject
    Deliveries deliveries;

    @Inject
    DataSource database;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Berlin",
                "America/St_Johns",
                "Pacific/Apia",
                "Africa/Casablanca",
                "Australia/Lord_Howe",
                "Asia/Tehran",
                "UTC"
            })
    void theCalendarIsTheTimetable(String zone) throws SQLException {
        puts(zone, false);
        var now = Instant.now();
        deliveries.deliver(Events.reported(person.id(), FullPlan.example(), now, zone));
        var own = makes("Fresh air; and water, always", "FREQ=DAILY;BYHOUR=9,13;BYMINUTE=20;BYSECOND=0", zone);
        happened(own, now.truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(50)), "done");
        var today = now.atZone(ZoneId.of(zone)).toLocalDate();

        var read = ReadCalendar.of(calendar(makesKey()).asString());

        var all = new ArrayList<>(person.allUpcoming(today.minusDays(7).toString(), now.toString()));
        all.addAll(person.allUpcoming(now.toString(), today.plusDays(31).toString()));
        assertThat(read.faults()).isEmpty();
        assertThat(read.events())
                .hasSizeGreaterThan(200)
                .isEqualTo(all.stream().map(CalendarResourceTest::event).toList());
    }

    @Test
    void programsAreToldWhatItIs() {
        var address = makesKey();

        var answer = calendar(address);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType().replace(" ", "")).isEqualToIgnoringCase("text/calendar;charset=utf-8");
        assertThat(answer.header("Content-Disposition")).isEqualTo("inline; filename=\"reminders.ics\"");
        assertThat(answer.header("Cache-Control")).isEqualTo("private, max-age=60");
        assertThat(answer.header("ETag")).startsWith("\"").endsWith("\"");
        given().urlEncodingEnabled(false).head(address).then().statusCode(200).header("ETag", answer.header("ETag"));
        assertThat(ReadCalendar.of(answer.asString()).events()).isEmpty();
        assertThat(ReadCalendar.of(answer.asString()).faults()).isEmpty();
    }

    @Test
    void itIsTheSameUntilSomethingChanges() throws SQLException {
        puts("Europe/Berlin", true);
        var address = makesKey();
        var etags = new ArrayList<String>();

        etags.add(etag(address));
        var own = makes("Water the plants", "FREQ=DAILY;BYHOUR=9;BYMINUTE=0;BYSECOND=0", "Europe/Berlin");
        etags.add(etag(address));
        deliveries.deliver(Events.reported(person.id(), FullPlan.example(), Instant.now(), null));
        etags.add(etag(address));
        puts("Europe/Berlin", false);
        etags.add(etag(address));
        puts("Europe/London", false);
        etags.add(etag(address));
        var twoHoursAgo = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(2));
        happened(own, twoHoursAgo, "sent");
        etags.add(etag(address));
        snooze(own, twoHoursAgo, twoHoursAgo.plus(Duration.ofMinutes(30)));
        happened(own, twoHoursAgo.plus(Duration.ofMinutes(30)), "sent");
        etags.add(etag(address));
        person.asks().delete("/api/v1/reminders/" + own).then().statusCode(204);
        etags.add(etag(address));

        assertThat(etags).doesNotHaveDuplicates();
        for (var time = 0; time < 3; time++) {
            given().header("If-None-Match", etags.getLast())
                    .urlEncodingEnabled(false)
                    .get(address)
                    .then()
                    .statusCode(304)
                    .header("ETag", etags.getLast());
        }
        assertThat(calendar(address).asString())
                .contains("UID:" + own + "/" + twoHoursAgo, "SEQUENCE:1", "LAST-MODIFIED:");
    }

    @Test
    void titlesNameNoHealthProblemUnlessThePersonAllowsIt() {
        deliveries.deliver(Events.reported(person.id(), FullPlan.example(), Instant.now(), "Europe/Berlin"));

        assertThat(ReadCalendar.of(calendar(makesKey()).asString()).events())
                .isNotEmpty()
                .extracting(ReadCalendar.Event::title)
                .containsOnly("Time for your short break", "There is a question for you: please open your plan");
    }

    @Test
    void aKeyIsShownOnceAndReplacedByTheNext() {
        person.asks().get(KEY).then().statusCode(404);
        var first = makesKey();
        person.asks()
                .get(KEY)
                .then()
                .statusCode(200)
                .body("createdAt", notNullValue())
                .body("lastUsedAt", nullValue());
        assertThat(calendar(first).statusCode()).isEqualTo(200);
        person.asks().get(KEY).then().body("lastUsedAt", notNullValue()).body("size()", equalTo(2));

        var second = makesKey();

        assertThat(first).isNotEqualTo(second).matches("/api/v1/calendar\\.ics\\?key=[A-Za-z0-9_-]{43}");
        assertThat(calendar(first).statusCode()).isEqualTo(404);
        assertThat(calendar(second).statusCode()).isEqualTo(200);
        person.asks().delete(KEY).then().statusCode(204);
        assertThat(calendar(second).statusCode()).isEqualTo(404);
        person.asks().get(KEY).then().statusCode(404);
        person.asks().delete(KEY).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?key=",
                "?key=secret",
                "?key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "?key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "?key=%27%20or%20true--AAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "?key=%00AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "?KEY=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void aKeyThatOpensNothingIsNotExplained(String query) {
        person.asks()
                .accept("text/calendar")
                .urlEncodingEnabled(false)
                .get(CALENDAR + query)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", equalTo("There is no such calendar."))
                .body("instance", equalTo(CALENDAR));
    }

    @Test
    void aRedFlagEmptiesItAtOnce() throws SQLException {
        deliveries.deliver(
                Events.reported(person.id(), FullPlan.example(), Instant.now().minusSeconds(5), "Europe/Berlin"));
        var own = makes("Water the plants", "FREQ=DAILY;BYHOUR=9;BYMINUTE=0;BYSECOND=0", "UTC");
        happened(own, Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(30)), "done");
        var address = makesKey();
        assertThat(ReadCalendar.of(calendar(address).asString()).events()).isNotEmpty();

        deliveries.deliver(Events.redFlag(person.id(), Instant.now()));

        var read = ReadCalendar.of(calendar(address).asString());
        assertThat(read.events()).isEmpty();
        assertThat(read.faults()).isEmpty();
    }

    @Test
    void ofWhoIsErasedThereIsNoCalendar() {
        var address = makesKey();
        person.asks().get("/api/v1/me").then().statusCode(200).body("calendarKey", hasSize(1));

        deliveries.deliver(new PersonErased(person.id(), Instant.now()));

        assertThat(calendar(address).statusCode()).isEqualTo(404);
        person.asks().put(KEY).then().statusCode(410);
    }

    @Test
    void onlyPersonsHaveAKey() {
        for (var role : List.of(Tokens.clinician(), Tokens.subscriber(), Tokens.operator())) {
            given().header("Authorization", "Bearer " + role).put(KEY).then().statusCode(403);
            given().header("Authorization", "Bearer " + role).get(KEY).then().statusCode(403);
        }
        given().put(KEY).then().statusCode(401);
        given().delete(KEY).then().statusCode(401);
    }

    @Test
    void noKeyIsEverLogged() {
        var lines = Collections.synchronizedList(new ArrayList<String>());
        var listener = new Handler() {
            @Override
            public void publish(LogRecord record) {
                lines.add(record.getMessage() + " "
                        + List.of(record.getParameters() == null ? new Object[0] : record.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        var all = Logger.getLogger("");

        all.addHandler(listener);
        try {
            var address = makesKey();
            var key = address.substring(address.indexOf('=') + 1);
            calendar(address);
            calendar(address.replace(key, new StringBuilder(key).reverse()));
            calendar(address + "x");

            assertThat(lines).anyMatch(line -> line.contains("calendar key made"));
            assertThat(lines).noneMatch(line -> line.contains(key) || line.contains(new StringBuilder(key).reverse()));
        } finally {
            all.removeHandler(listener);
        }
    }

    private String makesKey() {
        return person.asks()
                .put(KEY)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .extract()
                .path("address");
    }

    private static Response calendar(String address) {
        return given().urlEncodingEnabled(false).get(address);
    }

    private static String etag(String address) {
        var answer = calendar(address);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(calendar(address).header("ETag")).isEqualTo(answer.header("ETag"));
        return answer.header("ETag");
    }

    private static ReadCalendar.Event event(Map<String, Object> occurrence) {
        var due = Instant.parse((String) occurrence.get("dueAt"));
        var seconds = Math.max(60, (Integer) occurrence.get("durationSeconds"));
        return new ReadCalendar.Event(
                occurrence.get("reminderId") + "/" + due,
                (String) occurrence.get("title"),
                due,
                due.plusSeconds(seconds));
    }

    private String makes(String title, String rrule, String zone) {
        return person.makes(Map.of(
                        "title", title,
                        "rrule", rrule,
                        "start", LocalDateTime.now(ZoneId.of(zone)).toString(),
                        "timeZone", zone))
                .then()
                .statusCode(201)
                .extract()
                .path("reminderId");
    }

    private void puts(String zone, boolean discreet) {
        person.asks()
                .body(Map.of("timeZone", zone, "discreet", discreet))
                .put("/api/v1/settings")
                .then()
                .statusCode(200);
    }

    /** As the ticker, and whoever acts on it, write it. */
    private void happened(String reminder, Instant due, String state) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                        insert into occurrence (reminder_id, due_at, expires_at, state, acted_at)
                        values (?, ?, ?, ?, case when ? <> 'sent' then now() end)""")) {
            statement.setObject(1, UUID.fromString(reminder));
            statement.setObject(2, due.atOffset(ZoneOffset.UTC));
            statement.setObject(3, due.plusSeconds(900).atOffset(ZoneOffset.UTC));
            statement.setString(4, state);
            statement.setString(5, state);
            statement.executeUpdate();
        }
    }

    private void snooze(String reminder, Instant due, Instant until) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                        update occurrence set state = 'snoozed', acted_at = now(), snoozed_until = ?
                        where reminder_id = ? and due_at = ?""")) {
            statement.setObject(1, until.atOffset(ZoneOffset.UTC));
            statement.setObject(2, UUID.fromString(reminder));
            statement.setObject(3, due.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }
}
