package org.nape.gateway.openapi;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.nape.gateway.route.Routes;

/** What the door says of each operation, whoever answers it: how it refuses, and what every answer carries. */
final class DoorWords {
    private static final String COMPONENTS = "#/components/";
    private static final Map<String, String> REFUSALS = Map.ofEntries(
            entry("400", "InvalidRequest"),
            entry("401", "Unauthorized"),
            entry("403", "Forbidden"),
            entry("404", "NotFound"),
            entry("406", "NotAcceptable"),
            entry("408", "TooSlow"),
            entry("413", "TooLarge"),
            entry("415", "UnsupportedMediaType"),
            entry("429", "TooOften"),
            entry("503", "Unavailable"),
            entry("504", "TooSlowInside"));
    /** What a service may say better, because it knows why. */
    private static final Set<String> KNOWN_BETTER_INSIDE = Set.of("400", "404", "503", "504");

    private static final List<String> HEADERS =
            List.of("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "X-Request-Id", "traceparent");

    private DoorWords() {}

    static void add(ObjectNode operation, String method, String path) {
        operation.set("security", security(operation, method, path));
        var described = operation.path("description").asText();
        operation.put("description", (described + " For " + Routes.bearers(method, path) + ".").strip());
        var responses = operation.withObjectProperty("responses");
        for (var status : refusals(operation, Routes.refusals(method, path))) {
            if (!(responses.has(status) && KNOWN_BETTER_INSIDE.contains(status))) {
                responses.set(status, reference(operation, "responses/" + REFUSALS.get(status)));
            }
        }
        addHeaders(operation, responses);
    }

    private static void addHeaders(ObjectNode operation, ObjectNode responses) {
        for (var response : responses.properties()) {
            if (response.getKey().startsWith("2") && response.getValue() instanceof ObjectNode answer) {
                var headers = answer.withObjectProperty("headers");
                HEADERS.forEach(name -> headers.set(name, reference(operation, "headers/" + name)));
            }
        }
        if (responses.has("304")) {
            operation.withArrayProperty("parameters").add(reference(operation, "parameters/If-None-Match"));
            var headers = responses.withObjectProperty("200").withObjectProperty("headers");
            headers.set("ETag", reference(operation, "headers/ETag"));
        }
    }

    /** What follows from the route, less what cannot be wrong with a request that has no such part. */
    private static Set<String> refusals(ObjectNode operation, Set<String> ofRoute) {
        var refusals = new TreeSet<>(ofRoute);
        if (operation.path("parameters").findValuesAsText("name").contains("limit")) {
            refusals.add("400");
        }
        if (!operation.has("requestBody")) {
            refusals.remove("415");
        }
        return refusals;
    }

    /** None at all is said too: nobody should wonder whether it was forgotten. */
    private static ArrayNode security(ObjectNode operation, String method, String path) {
        var security = operation.arrayNode();
        if (Routes.needsToken(method, path)) {
            security.addObject().putArray("bearer");
        }
        return security;
    }

    private static ObjectNode reference(ObjectNode operation, String component) {
        return operation.objectNode().put("$ref", COMPONENTS + component);
    }
}
