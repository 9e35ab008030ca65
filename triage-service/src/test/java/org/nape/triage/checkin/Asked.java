package org.nape.triage.checkin;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nape.events.ReminderDue;
import org.nape.messaging.EventJson;
import org.nape.testbed.Testbed;
import org.nape.triage.Person;

/** A check-in that has fallen due for someone, as the reminder service tells it. */
record Asked(Person person, UUID id, Instant dueAt) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Due just now, and known to triage when this returns. */
    static Asked now(Person person, String kind) {
        return at(Instant.now(), person, kind);
    }

    static Asked at(Instant dueAt, Person person, String kind) {
        var asked = new Asked(person, UUID.randomUUID(), dueAt);
        send(asked.event(kind));
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> person.asks()
                        .queryParam("limit", 100)
                        .get("/api/v1/check-ins")
                        .then()
                        .body("items.checkInId", hasItem(asked.id().toString())));
        return asked;
    }

    ReminderDue event(@Nullable String kind) {
        return new ReminderDue(
                id, dueAt, person.id(), null, "How is your neck today?", 0, dueAt.plus(Duration.ofDays(1)), kind);
    }

    static void send(ReminderDue due) {
        Testbed.topics().send(due.topic(), due.personId().toString(), due.id(), EventJson.write(due));
    }

    Response answered(Map<String, ? extends @Nullable Object> answers) {
        return answered(person, Map.of("answers", answers));
    }

    Response answered(Person by, Map<String, ?> body) {
        return by.asks().body(body).post("/api/v1/check-ins/" + id);
    }

    Response answered(String idempotencyKey, Map<String, ? extends @Nullable Object> answers) {
        return person.asks()
                .header("Idempotency-Key", idempotencyKey)
                .body(Map.of("answers", answers))
                .post("/api/v1/check-ins/" + id);
    }

    /** All that the check-in of this day asks, answered with a plain no. */
    static Map<String, @Nullable Object> calm(String kind) {
        var answers = new HashMap<String, @Nullable Object>();
        answers.put("new_warning_sign", false);
        if (!kind.equals("ci_day1")) {
            answers.put("getting_worse_since", false);
        }
        if (kind.equals("ci_day7")) {
            answers.put("still_hurting", false);
        }
        return answers;
    }

    static Map<String, @Nullable Object> calmBut(String kind, String question, @Nullable Object answer) {
        var answers = calm(kind);
        answers.put(question, answer);
        return answers;
    }
}
