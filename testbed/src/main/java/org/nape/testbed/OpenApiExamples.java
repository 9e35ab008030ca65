package org.nape.testbed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The examples in a description of the API, and whether they are what the service really answers. */
public final class OpenApiExamples {
    /** What is another each time: ids, times, keys, numbers of events, and of which edition the rules are. */
    private static final List<Pattern> OF_THE_MOMENT = Stream.of(
                    "\\p{XDigit}{8}-(\\p{XDigit}{4}-){3}\\p{XDigit}{12}",
                    "\\d{4}-\\d\\d-\\d\\d",
                    "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?",
                    "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z",
                    "\\p{XDigit}{64}",
                    "\\d{12}",
                    "/api/v1/calendar\\.ics\\?key=[\\w-]{43}",
                    "\\d+(\\.\\d+)+")
            .map(Pattern::compile)
            .toList();

    private final JsonNode description;

    private OpenApiExamples(JsonNode description) {
        this.description = description;
    }

    public static OpenApiExamples in(String description) {
        return new OpenApiExamples(parse(description));
    }

    public String request(String operationId) {
        return example(operation(operationId).path("requestBody")).toString();
    }

    /**
     * What the example says that this answer does not, one line each. Ids and times may differ, and of a long list the
     * example may show a few entries only.
     */
    public List<String> untruths(String operationId, String answer) {
        var responses = operation(operationId).path("responses").properties().stream();
        var example = responses
                .filter(response -> response.getKey().startsWith("2"))
                .map(response -> example(response.getValue()))
                .findFirst()
                .orElse(MissingNode.getInstance());
        return differences("", example, parse(answer)).toList();
    }

    private JsonNode operation(String id) {
        for (var path : description.path("paths")) {
            for (var operation : path) {
                if (operation.path("operationId").asText().equals(id)) {
                    return operation;
                }
            }
        }
        throw new IllegalArgumentException("There is no operation " + id);
    }

    private static JsonNode example(JsonNode body) {
        return body.at("/content/application~1json/example");
    }

    private static Stream<String> differences(String at, JsonNode example, JsonNode real) {
        if (example.isObject() && real.isObject()) {
            return inObject(at, example, real);
        }
        if (example.isArray() && real.isArray()) {
            return inArray(at, example, real);
        }
        return example.equals(real) || bothOfTheMoment(example, real)
                ? Stream.of()
                : Stream.of(at + ": the example says " + example + ", the service " + real);
    }

    private static Stream<String> inObject(String at, JsonNode example, JsonNode real) {
        var names = new ArrayList<String>();
        example.fieldNames().forEachRemaining(names::add);
        real.fieldNames().forEachRemaining(names::add);
        return names.stream()
                .distinct()
                .flatMap(name -> differences(at + "/" + name, example.path(name), real.path(name)));
    }

    private static Stream<String> inArray(String at, JsonNode example, JsonNode real) {
        if (example.isEmpty() != real.isEmpty()) {
            return Stream.of(at + ": only one of the lists is empty");
        }
        return StreamSupport.stream(example.spliterator(), false)
                .filter(shown -> StreamSupport.stream(real.spliterator(), false)
                        .noneMatch(
                                entry -> differences(at, shown, entry).findAny().isEmpty()))
                .map(shown -> at + ": the service has no entry " + shown);
    }

    private static boolean bothOfTheMoment(JsonNode example, JsonNode real) {
        return example.isTextual()
                && real.isTextual()
                && OF_THE_MOMENT.stream()
                        .anyMatch(form -> form.matcher(example.textValue()).matches()
                                && form.matcher(real.textValue()).matches());
    }

    private static JsonNode parse(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("That is no JSON", e);
        }
    }
}
