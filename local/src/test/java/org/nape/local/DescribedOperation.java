package org.nape.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One thing that may be asked, as the platform describes it.
 *
 * @param path with {@code {…}} where values stand
 */
record DescribedOperation(String id, String method, String path, JsonNode described) {
    /** The door says of each operation whom it is for. */
    private static final Pattern BEARERS = Pattern.compile("For ([a-z, ]+)\\.$");

    Set<String> statuses() {
        var statuses = new TreeSet<String>();
        described.path("responses").fieldNames().forEachRemaining(statuses::add);
        return statuses;
    }

    /** Whose token it wants; none for anyone. */
    List<String> bearers() {
        var found = BEARERS.matcher(described.path("description").asText());
        return described.path("security").isEmpty() || !found.find()
                ? List.of()
                : List.of(found.group(1).split(", "));
    }

    /** The parameters that must be there, with values that mean nothing. */
    String neededQuery() {
        return described
                .path("parameters")
                .valueStream()
                .filter(each -> each.path("in").asText().equals("query"))
                .filter(each -> each.path("required").asBoolean())
                .map(each -> each.path("name").asText() + "=none")
                .collect(Collectors.joining("&"));
    }
}
