package org.nape.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A red flag ends exercises and reminders, and reaches subscribers without a gap. */
class RedFlagStopsPlanIT {
    private final Api api = RunningPlatform.api();

    @Test
    void aRedFlagHidesTheExercisesThatWereShownBefore() throws Exception {
        var person = api.newPerson();
        var calm = api.report(person, Examples.answersOf(Examples.DESK_WORKER), "Europe/Berlin")
                .body();
        var advice = "/api/v1/reports/" + calm.path("reportId").asText() + "/advice";
        await().untilAsserted(
                        () -> assertThat(api.get(advice, person.token()).body().findValuesAsText("kind"))
                                .contains("exercise", "home_remedy"));

        api.report(person, Examples.answersOf(Examples.MENINGITIS), "Europe/Berlin");

        await().untilAsserted(() -> assertThat(
                        api.get(advice, person.token()).body().path("shown").findValuesAsText("kind"))
                .isNotEmpty()
                .doesNotContain("exercise", "home_remedy", "treatment"));
    }

    @Test
    void aStreamResumedAtItsLastIdMissesNothingAndRepeatsNothing() throws Exception {
        var person = api.newPerson();
        var token = api.tokenOfClient("subscriber");
        String lastId;
        try (var stream = api.redFlags(token, "")) {
            var first = reported(person);
            stream.await(flag -> first.equals(flag.path("reportId").asText()), Duration.ofSeconds(10));
            lastId = stream.lastId();
        }

        var missed = reported(person);
        try (var resumed = api.redFlags(token, lastId)) {
            var live = reported(person);
            resumed.await(flag -> live.equals(flag.path("reportId").asText()), Duration.ofSeconds(10));

            // What becomes of the red flags of other tests is told here too.
            assertThat(resumed.received())
                    .filteredOn(each ->
                            "red-flag-raised".equals(each.event().path("type").asText()))
                    .extracting(
                            each -> each.event().path("data").path("reportId").asText())
                    .containsExactly(missed, live);
        }
    }

    private String reported(Api.Person person) throws Exception {
        return api.report(person, Examples.answersOf(Examples.WHIPLASH), "Europe/Berlin")
                .body()
                .path("reportId")
                .asText();
    }
}
