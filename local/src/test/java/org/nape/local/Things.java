package org.nape.local;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a path may name: each is made when it is first asked for, and belongs to the owner or the first subscriber. */
final class Things {
    /** Where nobody rests. */
    private static final String ZONE = Demo.zoneWhereItIsNoon().getId();

    /** Nobody is there, and nobody has to be. */
    private static final Map<String, Object> WEBHOOK = Map.of("url", "http://127.0.0.1:9/hooks");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Api api;
    private final Callers callers;
    private final Map<String, String> made = new HashMap<>();

    Things(Api api, Callers callers) {
        this.api = api;
        this.callers = callers;
    }

    /** The id of the one that is there; to add a kind, say here how one comes about. */
    String there(String name) throws Exception {
        if (!made.containsKey(name)) {
            made.put(
                    name,
                    switch (name) {
                        case "reportId" -> reportWithPlan();
                        case "reminderId" -> reminder();
                        case "checkInId" -> checkIn();
                        case "redFlagId" -> redFlag();
                        case "webhookId" -> webhook();
                        case "dueAt" -> dueAt();
                        case "key" -> calendarKey();
                        case "slug" -> first("/api/v1/content", "").path("slug").asText();
                        case "version" ->
                            api.get("/api/v1/rules", "").body().path("version").asText();
                        default -> throw new IllegalStateException("Things does not know how to make a " + name);
                    });
        }
        return made.get(name);
    }

    /** What an id would look like, of which there is nothing. */
    static String absent(String name) {
        return switch (name) {
            case "slug" -> "no-such-thing";
            case "version" -> "99.99";
            default -> UUID.randomUUID().toString();
        };
    }

    /** What to send where the example of the description does not fit the thing, or leads out of this machine. */
    Optional<Map<String, Object>> body(String operation) throws Exception {
        return switch (operation) {
            case "PUT /api/v1/plan/choices" -> Optional.of(Map.of());
            case "PUT /api/v1/settings" -> Optional.of(Map.of("timeZone", ZONE));
            case "POST /api/v1/reminders/{reminderId}/skip", "POST /api/v1/reminders/{reminderId}/done" ->
                Optional.of(Map.of("dueAt", there("dueAt")));
            case "POST /api/v1/reminders/{reminderId}/snooze" ->
                Optional.of(Map.of("dueAt", there("dueAt"), "for", "PT10M"));
            case "POST /api/v1/webhooks" -> Optional.of(WEBHOOK);
            case "POST /api/v1/reminders" -> Optional.of(water());
            case "POST /api/v1/check-ins/{checkInId}" ->
                Optional.of(Map.of("answers", Map.of("new_warning_sign", false)));
            default -> Optional.empty();
        };
    }

    /** Somebody has deleted it. */
    void forget(String name) {
        made.remove(name);
    }

    private String reportWithPlan() throws Exception {
        var report = report(callers.owner, Examples.DESK_WORKER);
        var token = callers.owner.token();
        await().atMost(PATIENCE)
                .until(() ->
                        api.get("/api/v1/reports/" + report + "/advice", token).status() == 200);
        await().atMost(PATIENCE).until(() -> api.get("/api/v1/plan", token).status() == 200);
        return report;
    }

    private String report(Api.Person person, String example) throws Exception {
        return api.report(person, Examples.answersOf(example), ZONE)
                .body()
                .path("reportId")
                .asText();
    }

    private String reminder() throws Exception {
        return api.post("/api/v1/reminders", callers.owner.token(), water())
                .body()
                .path("reminderId")
                .asText();
    }

    private static Map<String, Object> water() {
        return Map.of(
                "title",
                "Water",
                "rrule",
                "FREQ=DAILY;COUNT=7",
                "start",
                LocalDate.now().plusDays(2) + "T09:00",
                "timeZone",
                ZONE);
    }

    private String checkIn() throws Exception {
        there("reportId");
        DueNow.ofTemplate(callers.owner, "ci_day1");
        return await().atMost(PATIENCE)
                .until(
                        () -> first("/api/v1/check-ins", callers.owner.token()),
                        checkIn -> checkIn.path("status").asText().equals("open"))
                .path("checkInId")
                .asText();
    }

    /** When the reminder was due: just now. */
    private String dueAt() throws Exception {
        var path = "/api/v1/reminders/" + there("reminderId") + "/history";
        DueNow.ofId(callers.owner, there("reminderId"));
        return await().atMost(PATIENCE)
                .until(() -> first(path, callers.owner.token()), occurrence -> occurrence.has("dueAt"))
                .path("dueAt")
                .asText();
    }

    private String calendarKey() throws Exception {
        var made = api.put("/api/v1/calendar-key", callers.owner.token());
        return made.body().path("address").asText().replaceFirst(".*key=", "");
    }

    /** Of somebody else: the owner's plan goes on. */
    private String redFlag() throws Exception {
        var report = report(callers.person(), Examples.MENINGITIS);
        return api.get("/api/v1/red-flags?limit=100", callers.token("clinician"))
                .body()
                .path("items")
                .valueStream()
                .filter(redFlag -> redFlag.path("reportId").asText().equals(report))
                .findFirst()
                .orElseThrow()
                .path("redFlagId")
                .asText();
    }

    private String webhook() throws Exception {
        return api.post("/api/v1/webhooks", callers.token("subscriber"), WEBHOOK)
                .body()
                .path("webhookId")
                .asText();
    }

    private JsonNode first(String path, String token) throws Exception {
        return api.get(path, token).body().path("items").path(0);
    }
}
