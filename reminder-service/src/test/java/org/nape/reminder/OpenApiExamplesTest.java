package org.nape.reminder;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nape.reminder.due.DueNow;
import org.nape.testbed.OpenApiExamples;
import org.nape.testbed.Testbed;

/** What the description of the API shows is what the service answers. */
@QuarkusTest
@QuarkusTestResource(Testbed.class)
class OpenApiExamplesTest {
    private final Person person = Person.someone();
    private OpenApiExamples examples;

    @Inject
    Deliveries deliveries;

    @Inject
    DueNow dueNow;

    @BeforeEach
    void readTheDescription() {
        examples = OpenApiExamples.in(
                given().queryParam("format", "json").get("/q/openapi").asString());
    }

    @Test
    void aPlanIsShownAsItIsRead() {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        deliveries.deliver(Events.reported(person.id(), Examples.of("ex01"), now, "Europe/Berlin"));

        isTrue("getPlan", person.plan());
        isTrue("getReminders", person.reminders());
        // What would ask in the quiet hours asks in the morning after.
        isTrue(
                "getUpcoming",
                person.upcoming("to", now.plus(Duration.ofHours(40)).toString(), "limit", "100"));
        isTrue("getChoices", person.asks().get("/api/v1/plan/choices"));
        isTrue("putChoices", person.asks().body(examples.request("putChoices")).put("/api/v1/plan/choices"));
    }

    @Test
    void aCalendarKeyIsShownAsItIsMadeAndRead() {
        var made = person.asks().put("/api/v1/calendar-key");
        given().urlEncodingEnabled(false)
                .get(made.<String>path("address"))
                .then()
                .statusCode(200);

        isTrue("makeCalendarKey", made);
        isTrue("getCalendarKey", person.asks().get("/api/v1/calendar-key"));
    }

    @Test
    void anOwnReminderIsShownAsItIsMadeAndRead() {
        var tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1).toString();
        var request = examples.request("makeReminder").replace("2026-11-23", tomorrow);

        var made = person.asks().body(request).post("/api/v1/reminders");

        isTrue("makeReminder", made);
        isTrue("getReminder", person.asks().get(made.header("Location")));
    }

    @Test
    void aReminderIsChangedAndThinnedOutAsItIsShown() {
        var id = ownReminder();
        isTrue(
                "changeReminder",
                person.asks().body(examples.request("changeReminder")).patch("/api/v1/reminders/" + id));
        var other = ownReminder();
        dueNow.letFallDue(other);
        dueNow.letPass(other, Duration.ofHours(1));
        dueNow.change("update reminder set unheeded = 3 where id = ?", other);

        isTrue(
                "acceptFewer",
                person.asks().body(examples.request("acceptFewer")).post("/api/v1/reminders/{id}/fewer", other));
    }

    @Test
    void actsAreShownAsTheyAreTaken() {
        for (var act : List.of("snooze", "skip", "done")) {
            var id = ownReminder();
            var due = dueNow.letFallDue(id);
            var request = examples.request(act + "Reminder").replace("2026-11-23T08:00:00Z", due.toString());

            isTrue(act + "Reminder", person.asks().body(request).post("/api/v1/reminders/{id}/{act}", id, act));
            if (act.equals("done")) {
                isTrue("getReminderHistory", person.asks().get("/api/v1/reminders/{id}/history", id));
            }
        }
    }

    @Test
    void progressIsShownAsItIsRead() {
        wakeInBerlin();
        var now = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.MILLIS);
        deliveries.deliver(Events.reported(person.id(), Examples.of("ex01"), now, "Europe/Berlin"));
        var ice = dueNow.ofPlan(person, "rem_ice");
        var due = dueNow.letFallDue(ice);
        person.asks().body(Map.of("dueAt", due.toString())).post("/api/v1/reminders/{id}/done", ice);

        isTrue("getPlanProgress", person.asks().get("/api/v1/plan/progress"));
    }

    private UUID ownReminder() {
        wakeInBerlin();
        var tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1).toString();
        var request = examples.request("makeReminder").replace("2026-11-23", tomorrow);
        var made = person.asks().body(request).post("/api/v1/reminders");
        return UUID.fromString(made.path("reminderId"));
    }

    /** Quiet only for an hour that is hours away, whenever the test runs, and in which no example is due. */
    private void wakeInBerlin() {
        var isMorning = LocalTime.now(ZoneId.of("Europe/Berlin")).isBefore(LocalTime.NOON);
        var quiet = isMorning ? Map.of("from", "15:00", "to", "16:00") : Map.of("from", "03:00", "to", "04:00");
        person.asks()
                .body(Map.of("timeZone", "Europe/Berlin", "quietHours", quiet))
                .put("/api/v1/settings")
                .then()
                .statusCode(200);
    }

    @Test
    void settingsAreShownAsTheyArePutAndRead() {
        isTrue(
                "putSettings",
                person.asks().body(examples.request("putSettings")).put("/api/v1/settings"));
        isTrue("getSettings", person.asks().get("/api/v1/settings"));
    }

    private void isTrue(String operation, Response real) {
        assertThat(examples.untruths(operation, real.asString())).isEmpty();
    }
}
