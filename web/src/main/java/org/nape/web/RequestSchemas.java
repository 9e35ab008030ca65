package org.nape.web;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** Which of a description's schemas are of what is sent to it, in whole or in part. */
final class RequestSchemas {
    private static final String PLACE = "#/components/schemas/";

    private final Map<String, Schema> all;
    private final Set<String> names = new HashSet<>();

    private RequestSchemas(Map<String, Schema> all) {
        this.all = all;
    }

    static Set<String> names(OpenAPI description) {
        var found = new RequestSchemas(description.getComponents().getSchemas());
        Stream.ofNullable(description.getPaths())
                .flatMap(paths -> paths.getPathItems().values().stream())
                .flatMap(path -> path.getOperations().values().stream())
                .map(Operation::getRequestBody)
                .filter(Objects::nonNull)
                .map(RequestBody::getContent)
                .flatMap(content -> content.getMediaTypes().values().stream())
                .map(MediaType::getSchema)
                .filter(Objects::nonNull)
                .forEach(found::follow);
        return found.names;
    }

    private void follow(Schema schema) {
        if (schema.getRef() != null) {
            var name = schema.getRef().substring(PLACE.length());
            if (names.add(name)) {
                follow(all.get(name));
            }
        }
        parts(schema).forEach(this::follow);
    }

    private static Stream<Schema> parts(Schema schema) {
        var fields = Optional.ofNullable(schema.getProperties()).orElse(Map.of());
        return Stream.of(
                        fields.values().stream(),
                        Stream.ofNullable(schema.getItems()),
                        Stream.ofNullable(schema.getAdditionalPropertiesSchema()),
                        all(schema.getAllOf()),
                        all(schema.getAnyOf()),
                        all(schema.getOneOf()))
                .flatMap(part -> part);
    }

    private static Stream<Schema> all(@Nullable List<Schema> parts) {
        return Stream.ofNullable(parts).flatMap(List::stream);
    }
}
