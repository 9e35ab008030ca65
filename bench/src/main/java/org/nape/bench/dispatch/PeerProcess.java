package org.nape.bench.dispatch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A {@link Peer} in a JVM of its own, with more memory than the reminder-service has. */
final class PeerProcess implements Contestant {
    private final Process process;
    private final PrintStream asked;
    private final BufferedReader answers;

    private PeerProcess(Process process) {
        this.process = process;
        this.asked = new PrintStream(process.getOutputStream(), true);
        this.answers = process.inputReader();
    }

    static PeerProcess start(Engines engines, String peer) throws IOException {
        var database = engines.database(peer);
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xms64m",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                PeerProgram.class.getName(),
                peer,
                database.url(),
                database.user(),
                database.password());
        return new PeerProcess(new ProcessBuilder(command)
                .redirectError(engines.log(peer).toFile())
                .start());
    }

    @Override
    public Duration dispatch(int count) throws IOException {
        asked.println(count);
        var nanoseconds = answers.readLine();
        if (nanoseconds == null) {
            throw new IllegalStateException("a peer has ended; its log says why");
        }
        return Duration.ofNanos(Long.parseLong(nanoseconds));
    }

    @Override
    public void close() {
        asked.close();
        process.destroy();
    }
}
