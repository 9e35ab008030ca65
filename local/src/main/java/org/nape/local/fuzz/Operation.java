package org.nape.local.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * One thing that may be asked, as the platform describes it itself.
 *
 * @param path with {@code {…}} where values stand
 * @param query names of the parameters behind the path
 * @param roles whose token it wants; none for anyone
 * @param examples of bodies
 * @param isForm whether the body is a form, and not JSON
 */
record Operation(
        String method, String path, List<String> query, List<String> roles, List<JsonNode> examples, boolean isForm) {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    static final Pattern VALUE = Pattern.compile("\\{[^/}]*}");
    /** The door says of each operation whom it is for. */
    private static final Pattern ROLES = Pattern.compile("For ([a-z, ]+)\\.$");

    /** All of them, in the order of their paths. */
    static List<Operation> allOf(JsonNode description) {
        var all = new ArrayList<Operation>();
        for (var path : description.path("paths").properties()) {
            for (var method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    all.add(of(description, path.getKey(), path.getValue(), method.getKey()));
                }
            }
        }
        return List.copyOf(all);
    }

    private static Operation of(JsonNode whole, String path, JsonNode item, String method) {
        var described = item.path(method);
        var query = new TreeSet<String>();
        for (var parameters : List.of(item.path("parameters"), described.path("parameters"))) {
            for (var each : parameters) {
                var parameter = resolved(whole, each);
                if (parameter.path("in").asText().equals("query")) {
                    query.add(parameter.path("name").asText());
                }
            }
        }
        var contents = resolved(whole, described.path("requestBody")).path("content");
        return new Operation(
                method.toUpperCase(),
                path,
                List.copyOf(query),
                roles(described),
                examples(whole, contents.path(contents.has(FORM) ? FORM : JSON)),
                contents.has(FORM));
    }

    private static List<String> roles(JsonNode described) {
        var found = ROLES.matcher(described.path("description").asText());
        return described.path("security").isEmpty() || !found.find()
                ? List.of()
                : List.of(found.group(1).split(", "));
    }

    private static List<JsonNode> examples(JsonNode whole, JsonNode content) {
        var found = new ArrayList<JsonNode>();
        content.path("examples").forEach(each -> found.add(resolved(whole, each).path("value")));
        for (var place : List.of(content, resolved(whole, content.path("schema")))) {
            Optional.of(place.path("example"))
                    .filter(each -> !each.isMissingNode())
                    .ifPresent(found::add);
            if (place.path("examples").isArray()) {
                place.path("examples").forEach(found::add);
            }
        }
        if (found.isEmpty() && !content.isMissingNode()) {
            found.add(new ObjectMapper().createObjectNode());
        }
        return List.copyOf(found);
    }

    private static JsonNode resolved(JsonNode whole, JsonNode node) {
        var reference = node.path("$ref");
        return reference.isTextual() ? whole.at(reference.textValue().substring(1)) : node;
    }

    boolean takesBody() {
        return !examples.isEmpty();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
