package org.nape.local.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Says what is wrong with an answer, whatever was asked. */
final class Judge {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROBLEM = "application/problem+json";
    /** Said of a transfer encoding and of a version of HTTP that nobody knows: the standard's own words, and the caller's fault. */
    private static final Set<Integer> OF_THE_CALLER = Set.of(501, 505);

    private static final List<Pattern> INSIDE = List.of(
            Pattern.compile("\\bat [a-z]\\w*(\\.\\w+)+\\(\\w+\\.java"),
            Pattern.compile(
                    "\\b(org\\.nape|io\\.quarkus|io\\.vertx|io\\.netty|io\\.smallrye|org\\.hibernate|com\\.fasterxml|org\\.postgresql|jakarta|java)\\.[a-z]\\w*"),
            Pattern.compile("\\b\\w+(Exception|Error)\\b(?!\")"),
            Pattern.compile("(?i)\\b(select|insert into|update|delete from)\\b.{1,80}\\b(from|values|set|where)\\b"),
            Pattern.compile("(?i)\\b(sqlstate|pg_catalog|jdbc:|ERROR: )"),
            Pattern.compile("\\b(127\\.0\\.0\\.1|localhost):\\d+"),
            Pattern.compile("(/root|/home|/work|/tmp|/deployments|/usr/lib/jvm)/"),
            Pattern.compile(
                    "[Tt]here is an error in|\\b(netty|vertx|quarkus|hibernate|jackson|postgres)\\b",
                    Pattern.CASE_INSENSITIVE));

    private Judge() {}

    static Optional<String> findFault(Operation operation, Sent sent, Answered answered) {
        if (answered.status() >= 500 && !OF_THE_CALLER.contains(answered.status())) {
            return Optional.of("answers " + answered.status());
        }
        if (answered.status() == 408 && sent.isWhole()) {
            return Optional.of("a request that is whole is taken for a slow one");
        }
        if (answered.header("traceparent").isEmpty()
                || answered.header("X-Request-Id").isEmpty()) {
            return Optional.of("an answer without a trace");
        }
        if (answered.header("X-Evil").isPresent()
                || answered.header("Set-Cookie").isPresent()) {
            return Optional.of("a header that was sent inside another");
        }
        return findInside(sent, answered)
                .or(() -> answered.status() >= 400 && !sent.method().equals("HEAD")
                        ? findFaultOfProblem(operation, answered)
                        : findFaultOfJson(answered));
    }

    private static Optional<String> findInside(Sent sent, Answered answered) {
        var text = answered.headers() + "\n" + answered.text();
        return INSIDE.stream()
                .flatMap(pattern -> pattern.matcher(text).results())
                .map(found -> found.group())
                .filter(found -> !sent.holds(found))
                .findFirst()
                .map(found -> "tells of its inside: " + found);
    }

    private static Optional<String> findFaultOfProblem(Operation operation, Answered answered) {
        // RFC 6749 has errors of its own.
        if (operation.path().endsWith("/tokens") && answered.isOf("application/json")) {
            return read(answered).filter(json -> json.path("error").isTextual()).isPresent()
                    ? Optional.empty()
                    : Optional.of("an OAuth error without error");
        }
        if (!answered.isOf(PROBLEM)) {
            return Optional.of("a refusal that is no problem");
        }
        var problem = read(answered);
        if (problem.isEmpty()) {
            return Optional.of("a problem that is no JSON");
        }
        for (var member : List.of("type", "title", "instance", "requestId")) {
            if (!problem.get().path(member).isTextual()) {
                return Optional.of("a problem without " + member);
            }
        }
        return problem.get().path("status").asInt() == answered.status()
                ? Optional.empty()
                : Optional.of("a problem with another status");
    }

    private static Optional<String> findFaultOfJson(Answered answered) {
        var saysJson = answered.isOf("application/json") || answered.isOf("application/problem+json");
        return saysJson && answered.body().length > 0 && read(answered).isEmpty()
                ? Optional.of("says that it is JSON, and is not")
                : Optional.empty();
    }

    private static Optional<JsonNode> read(Answered answered) {
        try {
            return Optional.of(JSON.readTree(answered.text()));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
