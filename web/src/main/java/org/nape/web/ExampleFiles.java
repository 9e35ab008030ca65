package org.nape.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.jspecify.annotations.Nullable;

/**
 * Shows the examples of {@code openapi/examples} in the description of the API: {@code <operationId>.request.json} and
 * {@code <operationId>.answer.json}.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ExampleFiles implements OASFilter {
    private final ObjectMapper json = new ObjectMapper();

    @Override
    public Operation filterOperation(Operation operation) {
        var id = operation.getOperationId();
        find(id + ".request.json")
                .ifPresent(example -> show(example, operation.getRequestBody().getContent()));
        find(id + ".answer.json")
                .ifPresent(example -> operation.getResponses().getAPIResponses().forEach((status, response) -> {
                    if (status.startsWith("2")) {
                        show(example, response.getContent());
                    }
                }));
        return operation;
    }

    private static void show(Object example, @Nullable Content content) {
        if (content != null && content.hasMediaType(MediaType.APPLICATION_JSON)) {
            content.getMediaType(MediaType.APPLICATION_JSON).setExample(example);
        }
    }

    private Optional<Object> find(String file) {
        // Examples are of the service; this class is of a library, which may be loaded by another loader.
        var loader = Thread.currentThread().getContextClassLoader();
        try (var in = loader.getResourceAsStream("openapi/examples/" + file)) {
            return in == null ? Optional.empty() : Optional.of(json.readValue(in, Object.class));
        } catch (IOException e) {
            throw new UncheckedIOException("The example cannot be read: " + file, e);
        }
    }
}
