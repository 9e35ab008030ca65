package org.nape.reminder.upcoming;

import static io.restassured.RestAssured.given;
import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nape.events.ReminderDue;
import org.nape.reminder.Deliveries;
import org.nape.reminder.Events;
import org.nape.reminder.Person;
import org.nape.reminder.plan.FullPlan;
import org.nape.testbed.Testbed;
import org.nape.testbed.Tokens;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
class UpcomingResourceTest {
    private final Person person = Person.someone();

    @Inject
    Deliveries deliveries;

    @Inject
    DataSource database;

    @Test
    void whatIsForetoldIsSentAndThenToldAsSent() throws Exception {
        var zone = whereItIsNoon();
        var due = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(4);
        var first = makes("Water the plants", zone, due);
        var second = makes("Fresh air", zone, due.plusSeconds(1));

        var foretold = person.upcoming("to", due.plusSeconds(60).toString());

        foretold.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("items.reminderId", equalTo(List.of(first, second)))
                .body(
                        "items.dueAt",
                        equalTo(List.of(due.toString(), due.plusSeconds(1).toString())))
                .body("items.bundledAt", equalTo(List.of(due.toString(), due.toString())))
                .body("items[0].title", equalTo("Water the plants"))
                .body("items[0].localTime", equalTo(ISO_LOCAL_DATE_TIME.format(due.atZone(zone))))
                .body("items[0].timeZone", equalTo(zone.getId()))
                .body("items[0].durationSeconds", equalTo(1200))
                .body("items[0].checkIn", nullValue())
                .body("items.state", equalTo(List.of("planned", "planned")))
                .body("nextCursor", nullValue());
        var sent = Testbed.topics()
                .awaitRecords(ReminderDue.TOPIC, read -> person.id().toString().equals(read.key()));
        var event = new ObjectMapper().readTree(sent.getFirst().bytes());
        for (var same : List.of("reminderId", "dueAt", "expiresAt", "title", "bundledAt")) {
            assertThat(foretold.<String>path("items[0]." + same))
                    .isEqualTo(event.path(same).asText());
        }
        await().untilAsserted(() -> assertThat(person.upcoming(
                                "from",
                                due.toString(),
                                "to",
                                due.plusSeconds(60).toString())
                        .<List<String>>path("items.state"))
                .containsExactly("sent", "sent"));
    }

    @Test
    void aFullPlanIsShownInPagesThatDoNotMove() {
        deliveries.deliver(Events.reported(person.id(), FullPlan.example(), Instant.now(), "Europe/Berlin"));
        var from = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var to = from.plus(Duration.ofDays(31));

        var byTwenty = new HashSet<String>();
        var inOrder = person.allUpcoming(from.toString(), to.toString());
        var page = person.upcoming("from", from.toString(), "to", to.toString());
        page.<List<Map<String, Object>>>path("items").forEach(item -> byTwenty.add(item.toString()));
        while (page.path("nextCursor") != null) {
            page = person.upcoming("cursor", page.path("nextCursor"));
            page.<List<Map<String, Object>>>path("items").forEach(item -> byTwenty.add(item.toString()));
        }

        assertThat(inOrder).hasSizeGreaterThan(200).doesNotHaveDuplicates();
        assertThat(inOrder)
                .extracting(item -> Instant.parse((String) item.get("dueAt")))
                .isSorted()
                .allMatch(due -> due.isAfter(from) && due.isBefore(to));
        assertThat(byTwenty).hasSameSizeAs(inOrder);
        assertThat(person.reminders().<List<String>>path("items.nextDueAt"))
                .allSatisfy(next -> assertThat(inOrder)
                        .extracting(item -> item.get("dueAt"))
                        .contains(next));
    }

    @Test
    void titlesAreAsDiscreetAsThePersonWants() {
        deliveries.deliver(Events.reported(person.id(), FullPlan.example(), Instant.now(), "Europe/Berlin"));

        assertThat(person.upcoming("limit", "100").<List<String>>path("items.title"))
                .containsOnly("Time for your short break", "There is a question for you: please open your plan");
        puts("Europe/Berlin", false);

        person.upcoming("limit", "100").then().body("items.title", hasItem("Stretch time: 3 times on each side."));
    }

    @Test
    void aDayIsThePersonsOwn() {
        puts("Pacific/Kiritimati", true);
        makesDaily("Water the plants", "Pacific/Kiritimati");
        var tomorrow = Instant.now()
                .atZone(ZoneId.of("Pacific/Kiritimati"))
                .toLocalDate()
                .plusDays(1);

        var day = person.upcoming(
                "from", tomorrow.toString(), "to", tomorrow.plusDays(1).toString());
        var sameDay = person.upcoming("from", tomorrow + "T00:00", "to", tomorrow + "T00:00:00+14:00");

        day.then().body("items.localTime", equalTo(List.of(tomorrow + "T09:00:00")));
        sameDay.then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    void whatWasIsShownWithWhatBecameOfIt() throws SQLException {
        var id = makesDaily("Water the plants", "UTC");
        var past = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(30));
        happened(id, past, "done", null);
        happened(id, past.plusSeconds(3600), "snoozed", past.plusSeconds(5400));
        happened(id, past.plusSeconds(5400), "snoozed", past.plusSeconds(7200));
        happened(id, past.plusSeconds(7200), "sent", null);

        var was = person.upcoming(
                "from", past.toString(), "to", past.plusSeconds(8000).toString());

        // Sent, and never acted on.
        was.then()
                .body("items.state", equalTo(List.of("done", "snoozed", "snoozed", "missed")))
                .body("items.bundledAt", equalTo(Arrays.asList(null, null, null, null)))
                .body("items[1].snoozedFrom", nullValue())
                .body("items[2].snoozedFrom", equalTo(past.plusSeconds(3600).toString()))
                .body("items[3].snoozedFrom", equalTo(past.plusSeconds(3600).toString()));
        var page = person.upcoming(
                "from", past.toString(), "to", past.plusSeconds(8000).toString(), "limit", "3");
        person.upcoming("cursor", page.path("nextCursor")).then().body("items.state", equalTo(List.of("missed")));
    }

    @Test
    void aRedFlagLeavesNothing() throws SQLException {
        deliveries.deliver(
                Events.reported(person.id(), FullPlan.example(), Instant.now().minusSeconds(5), "Europe/Berlin"));
        var id = makesDaily("Water the plants", "UTC");
        happened(id, Instant.now().minus(Duration.ofHours(30)), "done", null);

        deliveries.deliver(Events.redFlag(person.id(), Instant.now()));

        person.upcoming("from", Instant.now().minus(Duration.ofDays(3)).toString())
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void whoHasNothingIsShownNothing() {
        person.upcoming().then().statusCode(200).body("items", hasSize(0)).body("nextCursor", nullValue());
    }

    @Test
    void whatIsAnothersIsNotShown() {
        makesDaily("Water the plants", "UTC");

        Person.someone().upcoming().then().body("items", hasSize(0));
    }

    @Test
    void itStandsBesideTheReminders() {
        var id = makesDaily("Water the plants", "UTC");

        person.asks().get("/api/v1/reminders/" + id).then().statusCode(200).body("reminderId", equalTo(id));
        person.asks().delete("/api/v1/reminders/upcoming").then().statusCode(405);
    }

    @Test
    void onlyPersonsHaveATimetable() {
        given().get("/api/v1/reminders/upcoming").then().statusCode(401);
        given().header("Authorization", "Bearer " + Tokens.clinician())
                .get("/api/v1/reminders/upcoming")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    from  | tomorrow                        | from | such as 2026-11-23T09:00:00Z
                    from  | 2026-13-01                      | from | such as 2026-11-23T09:00:00Z
                    from  | 2026-02-30                      | from | such as 2026-11-23T09:00:00Z
                    from  | 2026-11-23T25:00                | from | such as 2026-11-23T09:00:00Z
                    from  | 2026-11-23T09:00:00[Europe/Rome]| from | such as 2026-11-23T09:00:00Z
                    from  | 1700000000                      | from | such as 2026-11-23T09:00:00Z
                    to    | P7D                             | to   | such as 2026-11-23T09:00:00Z
                    from  | 1970-01-01                      | from | at most 366 days ago or ahead
                    from  | +999999999-12-31T00:00:00Z      | from | at most 366 days ago or ahead
                    to    | 1970-01-01                      | to   | must not be before from
                    to    | 2999-01-01                      | to   | at most 31 days after from
                    limit | 0                               | limit| from 1 to 100
                    limit | 101                             | limit| from 1 to 100
                    limit | ten                             | limit| from 1 to 100
                    cursor| nonsense                        | cursor| nextCursor of the page before
                    """)
    void whatIsWrongIsSaidWithWhatIsAllowed(String parameter, String value, String pointer, String allowed) {
        person.upcoming(parameter, value)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/invalid-request"))
                .body("errors.pointer", equalTo(List.of(pointer)))
                .body("errors[0].detail", containsString(allowed));
    }

    @Test
    void aYearAheadIsTheEndAndAMonthTheLongest() {
        var now = Instant.now();
        var year = now.plus(Duration.ofDays(366));

        person.upcoming(
                        "from",
                        year.minus(Duration.ofDays(31)).toString(),
                        "to",
                        year.minusSeconds(5).toString())
                .then()
                .statusCode(200);
        person.upcoming("from", year.minus(Duration.ofDays(2)).toString())
                .then()
                .statusCode(400)
                .body("errors[0].detail", equalTo("must be at most 366 days ahead"));
        person.upcoming(
                        "from",
                        now.toString(),
                        "to",
                        now.plus(Duration.ofDays(32)).toString())
                .then()
                .statusCode(400)
                .body("errors[0].detail", equalTo("must be at most 31 days after from"));
    }

    private String makes(String title, ZoneId zone, Instant due) {
        return person.makes(Map.of(
                        "title",
                        title,
                        "rrule",
                        "FREQ=DAILY;COUNT=2",
                        "start",
                        LocalDateTime.ofInstant(due, zone).toString(),
                        "timeZone",
                        zone.getId(),
                        "duration",
                        "PT20M"))
                .then()
                .statusCode(201)
                .extract()
                .path("reminderId");
    }

    private String makesDaily(String title, String zone) {
        return person.makes(Map.of(
                        "title",
                        title,
                        "rrule",
                        "FREQ=DAILY;BYHOUR=9;BYMINUTE=0;BYSECOND=0",
                        "start",
                        LocalDateTime.now(ZoneId.of(zone)).toString(),
                        "timeZone",
                        zone))
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

    /** As the ticker and whoever acts on it write it. */
    private void happened(String reminder, Instant due, String state, Instant snoozedUntil) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                        insert into occurrence (reminder_id, due_at, expires_at, state, acted_at, snoozed_until)
                        values (?, ?, ?, ?, ?, ?)""")) {
            statement.setObject(1, UUID.fromString(reminder));
            statement.setObject(2, due.atOffset(ZoneOffset.UTC));
            statement.setObject(3, due.plusSeconds(900).atOffset(ZoneOffset.UTC));
            statement.setString(4, state);
            statement.setObject(
                    5, state.equals("sent") ? null : due.plusSeconds(60).atOffset(ZoneOffset.UTC));
            statement.setObject(6, snoozedUntil == null ? null : snoozedUntil.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    /** So that no test ever runs in the quiet hours. */
    private static ZoneId whereItIsNoon() {
        var ahead = 13 - Instant.now().atOffset(ZoneOffset.UTC).getHour();
        return ZoneId.of(ahead == 0 ? "Etc/GMT" : "Etc/GMT" + (ahead > 0 ? "-" + ahead : "+" + -ahead));
    }
}
