package org.nape.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is not yours does not exist; what is wrong is said; what valid answers establish is told all the same. */
class MineAndNotMineIT {
    private final Api api = RunningPlatform.api();

    @Test
    void whatIsAnothersIsNotThere() throws Exception {
        var owner = api.newPerson();
        var stranger = api.newPerson();
        var report = "/api/v1/reports/"
                + api.report(owner, Examples.answersOf(Examples.DESK_WORKER), "Europe/Berlin")
                        .body()
                        .path("reportId")
                        .asText();
        await().until(() -> api.get("/api/v1/plan", owner.token()).status() == 200);
        await().until(() -> api.get(report + "/advice", owner.token()).status() == 200);
        var reminder = "/api/v1/reminders/"
                + api.get("/api/v1/reminders", owner.token())
                        .body()
                        .path("items")
                        .path(0)
                        .path("reminderId")
                        .asText();

        assertThat(api.get(report, owner.token()).status()).isEqualTo(200);
        assertThat(api.get(reminder, owner.token()).status()).isEqualTo(200);
        assertThat(List.of(
                        api.get(report, stranger.token()),
                        api.get(report + "/advice", stranger.token()),
                        api.get(reminder, stranger.token()),
                        api.delete(reminder, stranger.token()),
                        api.get("/api/v1/plan", stranger.token())))
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(404));
        assertThat(api.get("/api/v1/reports", stranger.token()).body().path("items"))
                .isEmpty();
        assertThat(api.get("/api/v1/reminders", stranger.token()).body().path("items"))
                .isEmpty();
    }

    @Test
    void withoutAGoodTokenThereIsNothing() throws Exception {
        var person = api.newPerson();
        var good = person.token().split("\\.");
        var none = "eyJhbGciOiJub25lIn0." + good[1] + ".";
        var forged = good[0] + "." + good[1] + "." + new StringBuilder(good[2]).reverse();

        for (var token : List.of("", none, forged, "nonsense")) {
            var answer = api.get("/api/v1/reports", token);

            assertThat(answer.status()).as(token).isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
    }

    @Test
    void oneBadAnswerDoesNotHideWhatTheOthersEstablish() throws Exception {
        var person = api.newPerson();

        var answer = api.report(person, Map.of("pain_worst", 99, "fever", "high", "stiff_neck", true), "Europe/Berlin");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors").path(0).path("pointer").asText())
                .isEqualTo("/answers/pain_worst");
        assertThat(answer.body().path("atLeast").asText()).isEqualTo("EMERGENCY");
        assertThat(api.get("/api/v1/reports", person.token()).body().path("items"))
                .isEmpty();
    }
}
