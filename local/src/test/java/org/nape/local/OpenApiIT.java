package org.nape.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nape.testbed.OpenApiGaps;

/** A stranger can work with Nape from its description alone. */
class OpenApiIT {
    /** What a service still owes; nothing is added here. */
    private static final Set<String> OWED = Set.of(
            "POST /api/v1/interviews: no example of the request",
            "POST /api/v1/interviews: no example of the answer 200",
            "GET /api/v1/questions: no example of the answer 200",
            "GET /api/v1/reports: no example of the answer 200",
            "POST /api/v1/reports: no example of the request",
            "POST /api/v1/reports: no example of the answer 201",
            "GET /api/v1/reports/{id}: no example of the answer 200",
            "GET /api/v1/rules: no example of the answer 200",
            "GET /api/v1/rules/{version}: no example of the answer 200",
            "GET /api/v1/plan: no example of the answer 200",
            "GET /api/v1/reminders: no example of the answer 200",
            "POST /api/v1/reminders: no example of the request",
            "POST /api/v1/reminders: no example of the answer 201",
            "GET /api/v1/reminders/{id}: no example of the answer 200");

    private final Api api = RunningPlatform.api();

    @Test
    void everyOperationIsDescribedToTheEnd() throws Exception {
        var whole = await().until(
                        this::description,
                        description -> description.path("paths").has("/api/v1/plan"));

        assertThat(OpenApiGaps.of(whole)).filteredOn(gap -> !OWED.contains(gap)).isEmpty();
    }

    private JsonNode description() throws Exception {
        return api.get("/openapi", "").body();
    }
}
