package org.nape.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Asks the running platform and holds each answer against its description; remembers which answers it has seen. */
final class Examiner {
    private final Api api = RunningPlatform.api();
    private final URI door = RunningPlatform.get().address().gateway();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> tokens = new HashMap<>();
    private final Set<String> seen = new TreeSet<>();
    private final List<String> wrong = new ArrayList<>();
    private final Set<String> problems = new TreeSet<>();
    private final Described described;

    /** What came back; the body is empty where it was no JSON. */
    record Heard(int status, JsonNode body, String etag) {
        String text(String member) {
            return body.path(member).asText();
        }
    }

    Examiner() throws IOException, InterruptedException {
        described = new Described(api.get("/openapi", "").body());
        problems.addAll(described.problems());
        tokens.put("person", api.newPerson().token());
        for (var role : List.of("subscriber", "clinician", "operator")) {
            tokens.put(role, api.tokenOfClient(role));
        }
    }

    Api api() {
        return api;
    }

    Described described() {
        return described;
    }

    Call call(String operationId) {
        return new Call(this, described.operation(operationId));
    }

    /** Of a client with this role, or of a person who has nothing yet. */
    String token(String role) {
        return tokens.get(role);
    }

    Set<String> roles() {
        return tokens.keySet();
    }

    URI door() {
        return door;
    }

    /** Each answer that was seen, as {@code getReport 200}. */
    Set<String> seen() {
        return seen;
    }

    /** What was answered otherwise than it is described, or than it was expected. */
    List<String> wrong() {
        return wrong;
    }

    /** The kinds of problems that were told, or that the examples name. */
    Set<String> problems() {
        return problems;
    }

    void expect(DescribedOperation operation, int expected, Heard heard) {
        if (heard.status() != expected) {
            wrong.add("%s: %d and not %d: %s".formatted(operation.id(), heard.status(), expected, heard.text("type")));
        }
    }

    Heard hear(DescribedOperation operation, HttpRequest request) throws IOException, InterruptedException {
        var answer = http.send(request, BodyHandlers.ofInputStream());
        var type = answer.headers().firstValue("Content-Type").orElse("");
        try (var body = answer.body()) {
            // A stream never ends: its head is enough.
            var text =
                    type.startsWith("text/event-stream") ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
            var named = operation.id() + " " + answer.statusCode();
            seen.add(named);
            described
                    .faults(operation, answer.statusCode(), answer.headers(), text)
                    .forEach(fault -> wrong.add(named + ": " + fault));
            var json = new ObjectMapper().readTree(type.contains("json") ? text : "{}");
            if (type.equals("application/problem+json")) {
                problems.add(json.path("type").asText());
            }
            return new Heard(
                    answer.statusCode(),
                    json,
                    answer.headers().firstValue("ETag").orElse(""));
        }
    }
}
