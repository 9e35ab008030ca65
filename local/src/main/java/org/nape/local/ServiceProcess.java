package org.nape.local;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nape.testbed.Programs;

/** One of the built services as a process of its own, its log lines prefixed with its name. */
public final class ServiceProcess {
    /** Small heaps and one collector thread: four services share one small machine here. */
    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-Xms24m",
            "-Xmx192m",
            "-Xss512k",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    /** Who makes much that is needed for a moment only: with room for it, it is hardly ever collected. */
    private static final Map<String, List<String>> MORE = Map.of(
            "gateway", List.of("-Xms56m", "-Xmn40m"),
            "triage-service", List.of("-Xms72m", "-Xmn48m"),
            "content-service", List.of("-Xms72m", "-Xmn40m"),
            "reminder-service", List.of("-Xms72m", "-Xmn48m"));

    /** Who only follows what was decided (decision 0024): when all processors are at work, answers and red flags come first. */
    private static final Set<String> FOLLOWERS = Set.of("content-service", "reminder-service");

    /** Ctrl-C must not reach it: the launcher decides who ends when. A shell that ignores the signal passes this on. */
    private static final String DECIDES = "trap '' INT; exec \"$@\"";

    /** Linux shares processors among sessions first, and among the processes of each after: it stands behind in both. */
    private static final String FOLLOWS =
            "trap '' INT; { echo 10 >/proc/self/autogroup; } 2>/dev/null; exec nice -n 10 \"$@\"";

    private static final Duration GRACE = Duration.ofSeconds(6);

    private final String name;
    private final int port;
    private final Path jar;
    private final Map<String, String> environment;
    private final Watcher watcher;
    private final PrintStream log;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();
    private @Nullable Process process;

    ServiceProcess(
            String name, int port, Path root, Map<String, String> environment, Watcher watcher, PrintStream log) {
        this(name, port, environment, watcher, log, root.resolve(name).resolve("target/quarkus-app/quarkus-run.jar"));
    }

    private ServiceProcess(
            String name, int port, Map<String, String> environment, Watcher watcher, PrintStream log, Path jar) {
        this.name = name;
        this.port = port;
        this.jar = jar;
        this.environment = environment;
        this.watcher = watcher;
        this.log = log;
    }

    /** What the JVM of a service is told. */
    public static List<String> jvm(String service) {
        return Stream.concat(JVM.stream(), MORE.getOrDefault(service, List.of()).stream())
                .toList();
    }

    /** A replica of this service at another port, some settings apart; whoever wants it starts and ends it. */
    ServiceProcess replica(int otherPort, Map<String, String> settings) {
        var changed = new HashMap<>(environment);
        changed.putAll(settings);
        return new ServiceProcess(name, otherPort, changed, watcher, log, jar);
    }

    /** Where it answers by itself, without the gateway. */
    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The process id. */
    public long pid() {
        if (process == null) {
            throw new IllegalStateException(name + " was never started");
        }
        return process.pid();
    }

    /** Starts the process; {@link #awaitReady} says when it serves. */
    public void start() throws IOException {
        if (!Files.exists(jar)) {
            throw new LaunchException(name + " is not built: " + jar + " is missing");
        }
        var command = new ArrayList<>(List.of("sh", "-c", FOLLOWERS.contains(name) ? FOLLOWS : DECIDES, name));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm(name));
        command.add("-jar");
        command.add(jar.toString());
        var builder = new ProcessBuilder(Programs.inOwnSession(command)).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        process = builder.start();
        watcher.watch(process.pid());
        Thread.ofVirtual().name(name + "-log").start(this::copyLog);
    }

    /** Returns once the service says that it is ready; throws when it ends before, or takes too long. */
    public void awaitReady(Duration patience) throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        while (!isReady()) {
            if (!isAlive()) {
                throw new LaunchException(name + " ended while it started; its last lines are above");
            }
            if (System.nanoTime() > end) {
                throw new LaunchException(name + " was not ready within " + patience.toSeconds() + " s");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    public boolean isReady() throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(address().resolve("/q/health/ready"))
                    .timeout(Duration.ofSeconds(3))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    public String name() {
        return name;
    }

    /** Asks it to end and returns at once; {@link #awaitStopped} waits. By the handle, so that its last lines are read. */
    void stop() {
        if (process != null) {
            process.toHandle().destroy();
        }
    }

    void awaitStopped() throws InterruptedException {
        if (process == null) {
            return;
        }
        if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
        }
        watcher.forget(process.pid());
    }

    /** Ends it without any warning, as a crash would. */
    public void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
            watcher.forget(process.pid());
        }
    }

    private void copyLog() {
        var reading = process;
        if (reading == null) {
            return;
        }
        try (var lines = reading.inputReader()) {
            lines.lines().forEach(line -> log.printf("%-16s | %s%n", name, line));
        } catch (IOException | UncheckedIOException e) {
            // It was killed, and its pipe with it.
        }
    }
}
