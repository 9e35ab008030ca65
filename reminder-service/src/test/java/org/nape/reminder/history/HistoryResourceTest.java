package org.nape.reminder.history;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nape.reminder.Deliveries;
import org.nape.reminder.Events;
import org.nape.reminder.Examples;
import org.nape.reminder.Noon;
import org.nape.reminder.Person;
import org.nape.reminder.due.DueNow;
import org.nape.testbed.Testbed;
import org.nape.testbed.Tokens;

/** What became of what was due, of one reminder and of a plan. */
@QuarkusTest
@QuarkusTestResource(Testbed.class)
class HistoryResourceTest {
    private static final String PROGRESS = "/api/v1/plan/progress";

    private final Person person = Person.someone();

    @Inject
    Deliveries deliveries;

    @Inject
    DueNow dueNow;

    @Inject
    DataSource database;

    @Test
    void theHistorySaysWhatBecameOfEachNewestFirst() {
        var id = ownReminder();
        dueNow.letFallDue(id);
        var missed = dueNow.letPass(id, Duration.ofHours(3));
        var skipped = dueNow.letFallDue(id);
        act(id, "skip", Map.of("dueAt", skipped.toString()));
        var putOff = dueNow.letFallDue(id);
        act(id, "snooze", Map.of("dueAt", putOff.toString(), "for", "PT10M"));
        var open = dueNow.letFallDue(id);

        history(id, "")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("items.state", equalTo(List.of("sent", "snoozed", "skipped", "missed")))
                .body(
                        "items.dueAt",
                        equalTo(List.of(open, putOff, skipped, missed).stream()
                                .map(Instant::toString)
                                .toList()))
                .body("items[3].actedAt", nullValue())
                .body("items[1].snoozedUntil.size()", equalTo(20))
                .body("nextCursor", nullValue());
    }

    @Test
    void theHistoryOutlivesTheReminderAndIsNobodyElses() {
        var id = ownReminder();
        dueNow.letFallDue(id);
        person.asks().delete("/api/v1/reminders/" + id).then().statusCode(204);

        history(id, "").then().statusCode(200).body("items", hasSize(1));

        Person.someone().asks().get("/api/v1/reminders/{id}/history", id).then().statusCode(404);
        history(UUID.randomUUID(), "").then().statusCode(404);
        person.asks().get("/api/v1/reminders/nonsense/history").then().statusCode(404);
        given().get("/api/v1/reminders/{id}/history", id).then().statusCode(401);
        given().auth()
                .oauth2(Tokens.clinician())
                .get("/api/v1/reminders/{id}/history", id)
                .then()
                .statusCode(403);
    }

    @Test
    void pagesShowEachOnceAlsoWhenMoreFallsDueMeanwhile() {
        var id = ownReminder();
        fill(id, 45);

        var seen = new ArrayList<String>();
        var page = history(id, "?limit=20");
        seen.addAll(page.path("items.dueAt"));
        dueNow.letFallDue(id);
        while (page.path("nextCursor") != null) {
            page = history(id, "?limit=20&cursor=" + page.path("nextCursor"));
            seen.addAll(page.path("items.dueAt"));
        }

        assertThat(seen).hasSize(45).doesNotHaveDuplicates();
        assertThat(seen.stream().map(Instant::parse).toList().reversed()).isSorted();
    }

    @Test
    void beforeAnythingWasDueThereIsAnEmptyPage() {
        history(ownReminder(), "")
                .then()
                .statusCode(200)
                .body("items", hasSize(0))
                .body("nextCursor", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0,                                         limit",
        "limit=101,                                       limit",
        "limit=ten,                                       limit",
        "cursor=nonsense,                                 cursor",
        // tomorrow
        "cursor=dG9tb3Jyb3c,                              cursor",
        // +1000000000-12-31T23:59:59Z/00000000-0000-0000-0000-000000000000
        "cursor=KzEwMDAwMDAwMDAtMTItMzFUMjM6NTk6NTlaLzAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMA, cursor",
    })
    void aPageThatCannotBeIsRefusedWithWhatIsAllowed(String query, String parameter) {
        history(UUID.randomUUID(), "?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", equalTo(List.of(parameter)));
    }

    @Test
    void progressCountsWhatBecameOfThePlansReminders() {
        deliveries.deliver(Events.reported(
                person.id(),
                Examples.of("ex01"),
                Instant.now().minusSeconds(60),
                Noon.zone().getId()));
        var ice = dueNow.ofPlan(person, "rem_ice");
        var stretch = dueNow.ofPlan(person, "rem_stretch");
        person.asks()
                .get(PROGRESS)
                .then()
                .statusCode(200)
                .body("all.due", equalTo(0))
                .body("all.ratio", nullValue());
        act(ice, "done", Map.of("dueAt", dueNow.letFallDue(ice).toString()));
        act(stretch, "skip", Map.of("dueAt", dueNow.letFallDue(stretch).toString()));
        dueNow.letFallDue(ownReminder());

        person.asks()
                .get(PROGRESS)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("planId", equalTo(person.plan().path("planId")))
                .body("timeZone", equalTo(Noon.zone().getId()))
                .body("all.due", equalTo(2))
                .body("all.done", equalTo(1))
                .body("all.skipped", equalTo(1))
                .body("all.ratio", equalTo(0.5f))
                .body("streakDays", equalTo(1))
                .body("reminders.templateId", hasItem("ci_day1"))
                .body("reminders.find { it.templateId == 'rem_ice' }.tally.done", equalTo(1))
                .body("reminders.find { it.templateId == 'rem_stretch' }.tally.skipped", equalTo(1))
                .body("days.date", equalTo(List.of(LocalDate.now(Noon.zone()).toString())))
                .body("days[0].tally.due", equalTo(2));
    }

    @Test
    void progressIsOfTheLastPlanToo() {
        deliveries.deliver(Events.reported(
                person.id(),
                Examples.of("ex01"),
                Instant.now().minusSeconds(60),
                Noon.zone().getId()));
        var ice = dueNow.ofPlan(person, "rem_ice");
        act(ice, "done", Map.of("dueAt", dueNow.letFallDue(ice).toString()));

        deliveries.deliver(Events.redFlag(person.id(), Instant.now()));

        person.asks().get(PROGRESS).then().statusCode(200).body("all.done", equalTo(1));
    }

    @Test
    void whoNeverHadAPlanHasNoProgress() {
        person.asks().get(PROGRESS).then().statusCode(404).body("type", equalTo("/problems/not-found"));
        given().get(PROGRESS).then().statusCode(401);
        given().auth().oauth2(Tokens.clinician()).get(PROGRESS).then().statusCode(403);
    }

    /** However many months there are: what is read lies in those that are asked for, and is found by the key. */
    @Test
    void onlyTheMonthsThatAreAskedForAreRead() throws SQLException {
        var id = ownReminder();
        fill(id, 30);

        var plan = explain("""
                select * from occurrence where reminder_id = any(array['%s'::uuid])
                and due_at >= date_trunc('month', now()) and due_at < date_trunc('month', now()) + interval '20 days'
                order by due_at, reminder_id""".formatted(id));
        var page = explain("""
                select * from occurrence where reminder_id = '%s' and due_at >= date_trunc('month', now())
                and due_at < date_trunc('month', now()) + interval '20 days' order by due_at desc limit 21""".formatted(id));

        for (var explained : List.of(plan, page)) {
            assertThat(explained).contains("_pkey").doesNotContain("Seq Scan", "occurrence_other");
            assertThat(explained.lines().filter(line -> line.contains("_pkey"))).hasSize(1);
        }
    }

    private String explain(String query) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set enable_seqscan = off");
            try (var row = statement.executeQuery("explain (costs off) " + query)) {
                var lines = new StringBuilder();
                while (row.next()) {
                    lines.append(row.getString(1)).append('\n');
                }
                return lines.toString();
            } finally {
                statement.execute("reset enable_seqscan");
            }
        }
    }

    private void fill(UUID id, int hours) {
        dueNow.change("update reminder set created_at = now() - interval '90 days' where id = ?", id);
        dueNow.change("""
                insert into occurrence (reminder_id, due_at, expires_at, state)
                select ?, due, due + interval '15 minutes', 'missed'
                from generate_series(1, %d) hour, lateral (select date_trunc('hour', now()) - hour * interval '1 hour') at (due)
                """.formatted(hours), id);
    }

    private Response history(UUID id, String query) {
        return person.asks().get("/api/v1/reminders/" + id + "/history" + query);
    }

    private void act(UUID id, String act, Map<String, ?> body) {
        person.asks()
                .body(body)
                .post("/api/v1/reminders/{id}/{act}", id, act)
                .then()
                .statusCode(200);
    }

    private UUID ownReminder() {
        var made = person.makes(Map.of(
                "title", "Drink a glass of water",
                "rrule", "FREQ=DAILY;COUNT=30",
                "start", Noon.tomorrowAt("14:00").toString(),
                "timeZone", Noon.zone().getId(),
                "duration", "PT5M"));
        return UUID.fromString(made.path("reminderId"));
    }
}
