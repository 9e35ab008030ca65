package org.nape.local.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.random.RandomGenerator;

/** What is hardly HTTP: lengths that contradict each other, lines that are none, more than anybody reads. */
final class Strange {
    private static final int TOO_MUCH = 17_000;

    private Strange() {}

    static Sent of(Operation operation, String target, String canary, RandomGenerator random) {
        var body = "{}".getBytes(UTF_8);
        var host = "Host: localhost";
        return switch (random.nextInt(14)) {
            case 0 -> sent(operation, target, List.of(host, "Content-Length: 2", "Transfer-Encoding: chunked"), body);
            case 1 -> sent(operation, target, List.of(host, "Content-Length: 2", "Content-Length: 3"), body);
            case 2 -> sent(operation, target, List.of(host, "Content-Length: -2"), body);
            case 3 -> sent(operation, target, List.of(host, "Content-Length: 99999999999"), body);
            case 4 ->
                sent(
                        operation,
                        target,
                        List.of(host, "Transfer-Encoding: chunked"),
                        ("zz\r\n" + canary).getBytes(UTF_8));
            case 5 -> sent(operation, target, List.of(host, "Transfer-Encoding: x" + canary), body);
            case 6 -> sent(operation, target, List.of(host, host), body);
            case 7 -> sent(operation, target, List.of(), body);
            case 8 -> sent(operation, target, List.of(host, canary), body);
            case 9 -> sent(operation, target, List.of(host, "X-" + canary + ": " + "x".repeat(TOO_MUCH)), body);
            case 10 -> sent(operation, target + "?" + canary + "=" + "x".repeat(TOO_MUCH / 2), List.of(host), body);
            case 11 ->
                sent(operation, "http://" + canary + ".invalid" + target, List.of(host, "Content-Length: 2"), body);
            case 12 -> sent(operation, target, List.of(host, "X-A: " + Corpus.any(Corpus.INJECTIONS, random)), body);
            default -> sent(operation, canary + "\0" + target, List.of(host), body);
        };
    }

    private static Sent sent(Operation operation, String target, List<String> headers, byte[] body) {
        return new Sent(operation.method(), target, headers, body, false);
    }
}
