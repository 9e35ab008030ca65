package org.nape.local.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Makes the request of each number: for a seed always the same, but for the ids and tokens that the platform gives. */
final class Requests {
    static final String CANARY = "kanarie";
    private static final long SPREAD = 1_000_003L;
    private static final byte[] NOTHING = {};
    private final List<Operation> operations;
    private final long seed;
    private final Callers callers;

    Requests(List<Operation> operations, long seed, Callers callers) {
        this.operations = operations;
        this.seed = seed;
        this.callers = callers;
    }

    Operation operation(int number) {
        return operations.get(number % operations.size());
    }

    /** A right request of each operation, so that whatever is made at the first is there before anything is judged. */
    List<Sent> first() {
        var random = new SplittableRandom(seed);
        return operations.stream().map(each -> right(each, CANARY, random)).toList();
    }

    Sent make(int number) {
        var random = new SplittableRandom(seed * SPREAD + number);
        var operation = operation(number);
        var canary = CANARY + Long.toString(seed, 36) + "x" + number + "x";
        return switch (random.nextInt(20)) {
            case 0, 1 -> right(operation, canary, random);
            case 2, 3 -> step(operation, random);
            case 4, 5 -> query(operation, canary, random);
            case 6, 7 -> header(operation, canary, random);
            case 8 -> stranger(operation, random);
            case 9 -> Strange.of(operation, target(operation, random), canary, random);
            case 10 ->
                send(
                        Corpus.any(Corpus.METHODS, random),
                        target(operation, random),
                        operation,
                        body(operation, random),
                        random);
            case 11, 12, 13 ->
                operation.takesBody()
                        ? send(operation, Bodies.broken(example(operation, random), canary, random), random)
                        : query(operation, canary, random);
            case 14 -> type(operation, random);
            default ->
                operation.takesBody()
                        ? send(operation, Bodies.changed(example(operation, random), canary, random), random)
                        : step(operation, random);
        };
    }

    /** As the description has it, with a word that must never be seen again. */
    private Sent right(Operation operation, String canary, RandomGenerator random) {
        return new Sent(
                operation.method(),
                target(operation, random),
                headers(
                        operation,
                        List.of("Idempotency-Key: " + canary, "User-Agent: " + canary),
                        body(operation, random),
                        random),
                body(operation, random),
                true);
    }

    private Sent step(Operation operation, RandomGenerator random) {
        var path = Operation.VALUE.splitWithDelimiters(operation.path(), 0);
        for (var i = 1; i < path.length; i += 2) {
            path[i] = Corpus.any(Corpus.STEPS, random);
        }
        var end = path.length == 1 ? "/" + Corpus.any(Corpus.STEPS, random) : "";
        return send(operation.method(), String.join("", path) + end, operation, body(operation, random), random);
    }

    private Sent query(Operation operation, String canary, RandomGenerator random) {
        var names = new ArrayList<>(operation.query());
        names.addAll(List.of("limit", canary));
        var query = new StringBuilder(target(operation, random));
        for (var i = 0; i <= random.nextInt(3); i++) {
            query.append(query.indexOf("?") < 0 ? '?' : '&')
                    .append(Corpus.any(names, random))
                    .append('=')
                    .append(Corpus.any(Corpus.QUERY_VALUES, random));
        }
        return send(operation.method(), query.toString(), operation, body(operation, random), random);
    }

    private Sent header(Operation operation, String canary, RandomGenerator random) {
        var more = new ArrayList<String>();
        for (var i = 0; i <= random.nextInt(3); i++) {
            more.add(Corpus.any(Corpus.HEADERS, random) + ": "
                    + (random.nextInt(3) == 0 ? canary : "")
                    + Corpus.any(Corpus.HEADER_VALUES, random));
        }
        var body = body(operation, random);
        return new Sent(
                operation.method(), target(operation, random), headers(operation, more, body, random), body, true);
    }

    private Sent stranger(Operation operation, RandomGenerator random) {
        var authorization = random.nextInt(3) == 0
                ? "Bearer " + callers.anotherRole(random)
                : callers.wrongAuthorization(operation, random);
        return Sent.of(
                operation.method(),
                target(operation, random),
                List.of("Authorization: " + authorization, "Content-Type: application/json"),
                body(operation, random));
    }

    private Sent type(Operation operation, RandomGenerator random) {
        var body = body(operation, random);
        return Sent.of(
                operation.method(),
                target(operation, random),
                List.of(
                        "Authorization: Bearer " + callers.token(operation, random),
                        "Content-Type: " + Corpus.any(Corpus.TYPES, random)),
                body);
    }

    private Sent send(Operation operation, byte[] body, RandomGenerator random) {
        return send(operation.method(), target(operation, random), operation, body, random);
    }

    private Sent send(String method, String target, Operation operation, byte[] body, RandomGenerator random) {
        return new Sent(method, target, headers(operation, List.of(), body, random), body, true);
    }

    private List<String> headers(Operation operation, List<String> more, byte[] body, RandomGenerator random) {
        var headers = new ArrayList<>(List.of("Host: localhost"));
        headers.add("Authorization: Bearer " + callers.token(operation, random));
        headers.add("Content-Length: " + body.length);
        headers.addAll(more);
        if (more.stream().noneMatch(each -> each.startsWith("Content-Type"))) {
            headers.add(
                    "Content-Type: " + (operation.isForm() ? "application/x-www-form-urlencoded" : "application/json"));
        }
        return headers;
    }

    private String target(Operation operation, RandomGenerator random) {
        return Operation.VALUE
                .matcher(operation.path())
                .replaceAll(_ -> java.util.regex.Matcher.quoteReplacement(callers.anId(random)));
    }

    private static JsonNode example(Operation operation, RandomGenerator random) {
        return Corpus.any(operation.examples(), random);
    }

    private static byte[] body(Operation operation, RandomGenerator random) {
        if (!operation.takesBody()) {
            return NOTHING;
        }
        var example = example(operation, random);
        return (operation.isForm() ? Bodies.form(example) : example.toString()).getBytes(UTF_8);
    }
}
