package org.nape.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a description of the API lacks for a stranger to work with it alone: one line for each thing that is missing. */
public final class OpenApiGaps {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final Set<String> BODIES = Set.of("application/json", "application/x-www-form-urlencoded");
    private static final String PROBLEM = "application/problem+json";
    /** How the standards for tokens want refusals, which are no problems. */
    private static final String TOKENS = "/api/v1/tokens";

    private final JsonNode whole;
    private final List<String> gaps = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private OpenApiGaps(JsonNode whole) {
        this.whole = whole;
    }

    public static List<String> of(JsonNode description) {
        var search = new OpenApiGaps(description);
        for (var path : description.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    search.lookAt(operation.getKey().toUpperCase(), path.getKey(), operation.getValue());
                }
            }
        }
        return List.copyOf(search.gaps);
    }

    private void lookAt(String method, String path, JsonNode operation) {
        var at = method + " " + path + ": ";
        if (!operation.path("operationId").isTextual()) {
            gaps.add(at + "no operationId");
        } else if (!ids.add(operation.path("operationId").textValue())) {
            gaps.add(at + "another operation has its operationId");
        }
        if (operation.path("summary").asText().isBlank()) {
            gaps.add(at + "no summary");
        }
        if (operation.path("tags").isEmpty()) {
            gaps.add(at + "no tag");
        }
        lookForTags(at, operation.path("tags"));
        lookForExamples(at + "no example of the request", operation.path("requestBody"));
        for (var response : operation.path("responses").properties()) {
            if (response.getKey().startsWith("2")) {
                lookForExamples(at + "no example of the answer " + response.getKey(), response.getValue());
            } else if (response.getKey().compareTo("400") >= 0 && !path.equals(TOKENS)) {
                lookForProblem(at, response.getKey(), response.getValue());
            }
        }
        lookForRefusals(at, path, operation);
    }

    private void lookForTags(String at, JsonNode tags) {
        var known = whole.path("tags").findValuesAsText("name");
        for (var tag : tags) {
            if (!known.contains(tag.textValue())) {
                gaps.add(at + "nobody says what the tag " + tag.textValue() + " means");
            }
        }
    }

    private void lookForExamples(String gap, JsonNode body) {
        for (var content : resolved(body).path("content").properties()) {
            var schema = resolved(content.getValue().path("schema"));
            if (BODIES.contains(content.getKey()) && !hasExample(content.getValue()) && !hasExample(schema)) {
                gaps.add(gap);
            }
        }
    }

    private static boolean hasExample(JsonNode node) {
        return node.has("example") || !node.path("examples").isEmpty();
    }

    private void lookForProblem(String at, String status, JsonNode response) {
        if (!resolved(response).path("content").has(PROBLEM)) {
            gaps.add(at + "the answer " + status + " is no problem");
        }
    }

    /** What follows from who may ask, and for what. */
    private void lookForRefusals(String at, String path, JsonNode operation) {
        var wanted = new ArrayList<>(List.of("429"));
        if (!operation.path("security").isEmpty()) {
            wanted.addAll(List.of("401", "403"));
        }
        if (path.contains("{")) {
            wanted.add("404");
        }
        if (operation.has("requestBody")) {
            wanted.addAll(List.of("400", "413"));
        }
        for (var status : wanted) {
            if (!operation.path("responses").has(status)) {
                gaps.add(at + "nothing is said of " + status);
            }
        }
    }

    private JsonNode resolved(JsonNode node) {
        var reference = node.path("$ref");
        return reference.isTextual() ? whole.at(reference.textValue().substring(1)) : node;
    }
}
