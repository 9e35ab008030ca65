package org.nape.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.nape.testbed.Repository;

/** Everything that may be asked at the door, as the platform itself describes it: with its own examples for what it needs. */
final class Operations {
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");
    private static final Pattern ROUTE = Pattern.compile("Route\\.of\\(\\s*\"([A-Z]+)\",\\s*\"([^\"]+)\",\\s*(\\w+)");
    private static final Map<String, String> SERVICES =
            Map.of("TRIAGE", "triage-service", "CONTENT", "content-service", "REMINDER", "reminder-service");
    private static final String ROUTES = "gateway/src/main/java/org/nape/gateway/route/Routes.java";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode whole;
    private final Map<String, JsonNode> all = new LinkedHashMap<>();

    Operations(JsonNode description) {
        whole = description;
        for (var path : description.path("paths").properties()) {
            for (var method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    all.put(plain(method.getKey().toUpperCase() + " " + path.getKey()), method.getValue());
                }
            }
        }
    }

    /** However that is called which a path names, and whatever else the address says. */
    static String plain(String name) {
        return name.replaceFirst("\\?.*", "").replaceAll("\\{[^/}]+}", "{}");
    }

    /** Their names, {@code GET /api/v1/reports/{}} and so on. */
    TreeSet<String> names() {
        return new TreeSet<>(all.keySet());
    }

    /** What the door knows, also what nobody has described. */
    static Set<String> routes() throws IOException {
        return targets().keySet();
    }

    /** The service that answers; empty if the gateway itself does. */
    static Optional<String> serviceOf(String name) throws IOException {
        return Optional.ofNullable(SERVICES.get(targets().get(plain(name))));
    }

    private static Map<String, String> targets() throws IOException {
        var targets = new HashMap<String, String>();
        var matcher = ROUTE.matcher(Files.readString(Repository.root().resolve(ROUTES)));
        while (matcher.find()) {
            targets.put(plain(matcher.group(1) + " " + matcher.group(2)), matcher.group(3));
        }
        return targets;
    }

    /**
     * Asks for an operation at a path of its kind, with whatever must be there.
     *
     * @param own what to send in the place of the example
     */
    HttpRequest.Builder request(String name, URI server, String path, Optional<Map<String, Object>> own) {
        var query = path.contains("?") ? "" : query(name);
        var request = HttpRequest.newBuilder(server.resolve(path + (query.isEmpty() ? "" : "?" + query)))
                .timeout(Duration.ofSeconds(10));
        parameters(name, "header").forEach(request::header);
        var body = own.<Map.Entry<String, JsonNode>>map(json -> Map.entry("application/json", JSON.valueToTree(json)))
                .or(() -> body(name));
        body.ifPresent(example -> request.header("Content-Type", example.getKey()));
        return request.method(
                name.split(" ")[0],
                body.map(example -> BodyPublishers.ofString(written(example.getKey(), example.getValue())))
                        .orElse(BodyPublishers.noBody()));
    }

    private String query(String name) {
        return String.join(
                "&",
                parameters(name, "query").entrySet().stream()
                        .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                        .toList());
    }

    private static String written(String type, JsonNode example) {
        return type.endsWith("json")
                ? example.toString()
                : example.properties().stream()
                        .map(each ->
                                each.getKey() + "=" + encoded(each.getValue().asText()))
                        .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Map<String, String> parameters(String name, String in) {
        var found = new LinkedHashMap<String, String>();
        for (var each : all.get(plain(name)).path("parameters")) {
            var parameter = resolved(each);
            if (parameter.path("in").asText().equals(in)
                    && parameter.path("required").asBoolean()) {
                found.put(
                        parameter.path("name").asText(),
                        example(parameter).orElseThrow().asText());
            }
        }
        return found;
    }

    /** The first media type that is shown by example, and the example. */
    private Optional<Map.Entry<String, JsonNode>> body(String name) {
        var content = resolved(all.get(plain(name)).path("requestBody")).path("content");
        return StreamSupport.stream(content.properties().spliterator(), false)
                .flatMap(type -> example(type.getValue()).map(example -> Map.entry(type.getKey(), example)).stream())
                .findFirst();
    }

    private static Optional<JsonNode> example(JsonNode described) {
        return Optional.of(described.path("example"))
                .filter(node -> !node.isMissingNode())
                .or(() -> described.path("examples").valueStream().findFirst().map(node -> node.path("value")))
                .or(() -> Optional.of(described.path("schema").path("examples").path(0))
                        .filter(node -> !node.isMissingNode()));
    }

    private JsonNode resolved(JsonNode node) {
        var reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : whole.at(reference.substring(1));
    }
}
