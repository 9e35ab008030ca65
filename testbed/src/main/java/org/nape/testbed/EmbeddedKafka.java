package org.nape.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka broker in a JVM of its own, on loopback. Its standard input is a pipe that this process holds: when this process
 * ends, however it ends, so does the broker.
 */
public final class EmbeddedKafka implements Kafka {
    private static final String MAIN = "org.nape.testbed.kafka.KafkaServer";

    /** What it prints when it takes records; the class itself is on the broker's class path only. */
    private static final String READY = "ready";

    private static final Duration TO_START = Duration.ofSeconds(60);
    private static final Duration TO_STOP = Duration.ofSeconds(30);

    private final Home home;
    private final int port;
    private @Nullable Process process;

    private EmbeddedKafka(Home home, int port) {
        this.home = home;
        this.port = port;
    }

    /** Starts a broker on the data in this directory, which is made if it is not there. */
    public static EmbeddedKafka start(Path directory, int port) {
        var kafka = new EmbeddedKafka(Home.claim(directory), port);
        try {
            kafka.start();
        } catch (RuntimeException e) {
            kafka.close();
            throw e;
        }
        return kafka;
    }

    @Override
    public synchronized void start() {
        if (process != null && process.isAlive()) {
            return;
        }
        try {
            endLeftover();
            process = home.spawn(command(), Map.of("MALLOC_ARENA_MAX", "2"));
            Files.writeString(home.file("pid"), Long.toString(process.pid()));
            awaitReady(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void endLeftover() throws IOException {
        var pid = home.file("pid");
        if (Files.exists(pid)) {
            home.leftover(Long.parseLong(Files.readString(pid))).ifPresent(EmbeddedKafka::end);
        }
    }

    private List<String> command() {
        var launchFile = Repository.root().resolve("testbed/kafka/target/broker.args");
        if (!Files.exists(launchFile)) {
            throw new IllegalStateException("Kafka is not built: ./mvnw -pl testbed/kafka install");
        }
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + launchFile,
                MAIN,
                home.data().toString(),
                Integer.toString(port),
                Integer.toString(Ports.free()));
    }

    private void awaitReady(Process broker) {
        var ready = new CompletableFuture<Boolean>();
        Thread.ofPlatform().daemon().name("kafka-" + port).start(() -> {
            try (var lines = broker.inputReader()) {
                lines.lines().filter(READY::equals).forEach(line -> ready.complete(true));
            } catch (UncheckedIOException | IOException e) {
                // The pipe is closed when the broker is killed.
            }
            ready.complete(false);
        });
        try {
            if (!ready.get(TO_START.toMillis(), TimeUnit.MILLISECONDS)) {
                throw home.failure("Kafka died at its start");
            }
        } catch (TimeoutException e) {
            kill();
            throw home.failure("Kafka was not ready within " + TO_START);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            kill();
            throw Programs.interrupted(e);
        }
    }

    @Override
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** The broker's process id. */
    public synchronized long pid() {
        if (process == null) {
            throw new IllegalStateException("Kafka was never started");
        }
        return process.pid();
    }

    /** Whether the broker's process runs. */
    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    @Override
    public synchronized void pause() {
        signal("STOP");
    }

    @Override
    public synchronized void resume() {
        signal("CONT");
    }

    private void signal(String signal) {
        if (process != null) {
            Programs.signal(process.toHandle(), signal);
        }
    }

    /** Asks by the handle: {@code Process.destroy} would close the broker's input too, which it takes for our death. */
    @Override
    public synchronized void stop() {
        if (process == null) {
            return;
        }
        process.toHandle().destroy();
        if (!Programs.endsWithin(process, TO_STOP)) {
            kill();
        }
    }

    @Override
    public synchronized void kill() {
        if (process != null) {
            process.destroyForcibly();
            Programs.endsWithin(process, TO_STOP);
        }
    }

    private static void end(ProcessHandle broker) {
        broker.destroyForcibly();
        Programs.endsWithin(broker, TO_STOP);
    }

    @Override
    public void close() {
        stop();
        home.close();
    }
}
