package org.nape.content.advice;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.nape.events.SymptomReported;
import org.nape.testbed.Tokens;

/** Advice as the person sees it. */
record SeenAdvice(
        @Nullable String level,
        List<String> shown,
        List<String> kinds,
        Map<String, String> withheld,
        @Nullable String stoppedAt) {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    static Response get(UUID reportId, String token) {
        return given().auth().oauth2(token).get("/api/v1/reports/{id}/advice", reportId);
    }

    static SeenAdvice await(SymptomReported report) {
        return await(report, _ -> true);
    }

    /** Waits until the advice is there and as the test wants it. */
    static SeenAdvice await(SymptomReported report, Predicate<SeenAdvice> wanted) {
        var token = Tokens.person(report.personId());
        var answer = Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(25))
                .until(() -> get(report.reportId(), token), each -> each.statusCode() == 200 && wanted.test(of(each)));
        return of(answer);
    }

    private static SeenAdvice of(Response answer) {
        var withheld = new LinkedHashMap<String, String>();
        answer.<List<Map<String, String>>>path("withheld")
                .forEach(each -> withheld.put(each.get("slug"), each.get("because")));
        return new SeenAdvice(
                answer.path("level"),
                answer.path("shown.slug"),
                answer.path("shown.kind"),
                withheld,
                answer.path("stoppedAt"));
    }

    boolean isStopped() {
        return stoppedAt != null;
    }

    /** Whether something is shown that a red flag would withhold. */
    boolean showsWhatCouldHarm() {
        return kinds.stream().anyMatch(Set.of("exercise", "home_remedy", "treatment")::contains);
    }
}
