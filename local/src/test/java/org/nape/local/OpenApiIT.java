package org.nape.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.nape.testbed.OpenApiGaps;

/** A stranger can work with Nape from its description alone. */
class OpenApiIT {
    private final Api api = RunningPlatform.api();

    @Test
    void everyOperationIsDescribedToTheEnd() throws Exception {
        var whole = await().until(
                        this::description,
                        description -> description.path("paths").has("/api/v1/plan"));

        // For ./nape lint: what is judged by others is what is served.
        Files.writeString(Path.of("target/openapi.json"), whole.toPrettyString());

        assertThat(OpenApiGaps.of(whole)).isEmpty();
    }

    private JsonNode description() throws Exception {
        return api.get("/openapi", "").body();
    }
}
