package org.nape.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A check-in asks, in time, and what is answered reaches whoever it concerns. */
class CheckInIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Api api = RunningPlatform.api();

    @Test
    void signsOfMeningitisAtACheckInStopThePlanAndRaiseARedFlag() throws Exception {
        var person = api.newPerson();
        haveCheckIn(person);
        var checkIn = awaitOpenCheckIn(person);

        var answer = api.post(
                "/api/v1/check-ins/" + checkIn.path("checkInId").asText(),
                person.token(),
                Map.of("answers", Map.of("new_warning_sign", true, "fever", "high", "stiff_neck", true)));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().path("outcome").asText()).isEqualTo("reassess");
        assertThat(answer.body().path("level").asText()).isEqualTo("EMERGENCY");
        var report = answer.body().path("report").path("reportId").asText();
        try (var subscriber = RunningPlatform.subscriber("red-flag-raised", "check-in-answered")) {
            for (var topic : List.of("red-flag-raised", "check-in-answered")) {
                subscriber.await(
                        topic, event -> report.equals(event.path("reportId").asText()), PATIENCE);
            }
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(plan(person).path("stopReason").asText())
                        .isEqualTo("Stop your plan. Do not stretch, massage or use heat."));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(api.get("/api/v1/reports/" + report + "/advice", person.token())
                                .body()
                                .path("shown")
                                .findValuesAsText("slug"))
                        .startsWith("emergency-card"));
        assertThat(checkIns(person).path(0).path("status").asText()).isEqualTo("answered");
    }

    @Test
    void aCalmAnswerLeavesThePlanAsItIs() throws Exception {
        var person = api.newPerson();
        haveCheckIn(person);
        var path = "/api/v1/check-ins/"
                + awaitOpenCheckIn(person).path("checkInId").asText();

        var stranger = api.post(path, api.newPerson().token(), calm());
        var answer = api.post(path, person.token(), calm());

        assertThat(stranger.status()).isEqualTo(404);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().path("outcome").asText()).isEqualTo("continue");
        assertThat(plan(person).path("status").asText()).isEqualTo("running");
    }

    private static Map<String, ?> calm() {
        return Map.of("answers", Map.of("new_warning_sign", false));
    }

    /** A plan whose first check-in is due now: nobody can wait for a day. */
    private void haveCheckIn(Api.Person person) throws Exception {
        api.report(
                person,
                Examples.answersOf(Examples.DESK_WORKER),
                Demo.zoneWhereItIsNoon().getId());
        await().atMost(PATIENCE)
                .until(() -> api.get("/api/v1/plan", person.token()).status() == 200);
        DueNow.ofTemplate(person, "ci_day1");
    }

    private JsonNode awaitOpenCheckIn(Api.Person person) throws Exception {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(checkIns(person).findValuesAsText("status")).containsExactly("open"));
        return checkIns(person).path(0);
    }

    private JsonNode checkIns(Api.Person person) throws Exception {
        return api.get("/api/v1/check-ins", person.token()).body().path("items");
    }

    private JsonNode plan(Api.Person person) throws Exception {
        return api.get("/api/v1/plan", person.token()).body();
    }
}
