package org.nape.bench.gateway;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** {@code wrk}, which asks as fast as it is answered: a process of its own, and in C, so that it takes little from who is measured. */
record Wrk(Path program, String token) {
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern MEDIAN = Pattern.compile("50%\\s+([0-9.]+)(us|ms|s)");
    private static final String PATH = "/api/v1/reports";

    /** What it saw in one turn. */
    record Seen(double perSecond, double medianMicros) {}

    Seen ask(int port, int connections, int seconds) throws IOException, InterruptedException {
        var command = List.of(
                program.toString(),
                "-t1",
                "-c" + connections,
                "-d" + seconds + "s",
                "--latency",
                "-H",
                "Authorization: Bearer " + token,
                "http://127.0.0.1:" + port + PATH);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0 || said.contains("Non-2xx") || said.contains("Socket errors")) {
            throw new IOException("not every request was answered:\n" + said);
        }
        return new Seen(Double.parseDouble(group(RATE, said, 1)), micros(said));
    }

    private static double micros(String said) {
        var value = Double.parseDouble(group(MEDIAN, said, 1));
        return switch (group(MEDIAN, said, 2)) {
            case "us" -> value;
            case "ms" -> value * 1e3;
            default -> value * 1e6;
        };
    }

    private static String group(Pattern pattern, String said, int group) {
        var found = pattern.matcher(said);
        if (!found.find()) {
            throw new IllegalStateException("wrk does not say " + pattern + ":\n" + said);
        }
        return found.group(group);
    }
}
