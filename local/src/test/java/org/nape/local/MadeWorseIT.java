package org.nape.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What made it worse is gone from plan and advice, and the check-in that follows is judged like any other. */
class MadeWorseIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String STRETCH = "basic-neck-stretch";

    private final Api api = RunningPlatform.api();

    @Test
    void whatMadeItWorseIsStoppedEverywhereAndThePersonIsAskedHowTheyAre() throws Exception {
        var person = api.newPerson();
        var report = report(person);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(shown(advice(person, report))).contains(STRETCH));
        var path = "/api/v1/reminders/" + letStretchFallDue(person);
        var due = awaitHistory(person, path).path("dueAt").asText();

        var answer = api.post(path + "/done", person.token(), Map.of("dueAt", due, "worse", true));

        assertThat(answer.status()).isEqualTo(200);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(shown(advice(person, report))).doesNotContain(STRETCH).contains("ice-pack");
            assertThat(advice(person, report).path("withheld").toString()).contains("You said that it made it worse.");
        });
        assertThat(plan(person).path("shown").toString()).doesNotContain(STRETCH);
        var reCheck = "/api/v1/check-ins/" + answer.body().path("reCheckId").asText();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(checkIns(person)
                                .path("items")
                                .path(0)
                                .path("kind")
                                .asText())
                        .isEqualTo("ci_recheck"));

        var worse = api.post(
                reCheck,
                person.token(),
                Map.of("answers", Map.of("new_warning_sign", false, "getting_worse_since", true)));

        assertThat(worse.status()).isEqualTo(201);
        assertThat(worse.body().path("outcome").asText()).isEqualTo("reassess");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(plan(person).path("status").asText()).isEqualTo("stopped"));
        var later = report(person);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(shown(advice(person, later)))
                        .doesNotContain(STRETCH)
                        .contains("ice-pack"));
        assertThat(api.get("/api/v1/me", person.token()).body().findValuesAsText("contentSlug"))
                .contains(STRETCH);
    }

    private String report(Api.Person person) throws Exception {
        return api.report(
                        person,
                        Examples.answersOf(Examples.DESK_WORKER),
                        Demo.zoneWhereItIsNoon().getId())
                .body()
                .path("reportId")
                .asText();
    }

    /** Nobody can wait for half past nine. */
    private String letStretchFallDue(Api.Person person) throws Exception {
        await().atMost(PATIENCE)
                .until(() -> api.get("/api/v1/plan", person.token()).status() == 200);
        return DueNow.ofTemplate(person, "rem_stretch");
    }

    private JsonNode awaitHistory(Api.Person person, String path) throws Exception {
        await().atMost(PATIENCE)
                .until(() -> api.get(path + "/history", person.token())
                                .body()
                                .path("items")
                                .size()
                        == 1);
        return api.get(path + "/history", person.token()).body().path("items").path(0);
    }

    private JsonNode advice(Api.Person person, String report) throws Exception {
        return api.get("/api/v1/reports/" + report + "/advice", person.token()).body();
    }

    private static List<String> shown(JsonNode advice) {
        return advice.path("shown").findValuesAsText("slug");
    }

    private JsonNode plan(Api.Person person) throws Exception {
        return api.get("/api/v1/plan", person.token()).body();
    }

    private JsonNode checkIns(Api.Person person) throws Exception {
        return api.get("/api/v1/check-ins", person.token()).body();
    }
}
