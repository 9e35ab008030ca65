package org.nape.local;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nape.testbed.EmbeddedKafka;
import org.nape.testbed.EmbeddedPostgres;
import org.nape.testbed.Repository;

/**
 * A running platform: PostgreSQL, Kafka, the three services and the gateway, each a process of its own on loopback, all
 * data in one directory. Closing it ends them in order; should we be killed, the watcher does.
 */
public final class Platform implements AutoCloseable {
    private static final String GATEWAY = "gateway";
    private static final String TRIAGE = "triage-service";
    /** The password that their secrets are sealed with. */
    private static final String WEBHOOKS = "webhooks";

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** Service to its database, which is also the name of the one user that may enter it. */
    private static final Map<String, String> DATABASES =
            Map.of(TRIAGE, "triage", "content-service", "content", "reminder-service", "reminder");

    private final Options options;
    private final Map<String, String> settings;
    private final PrintStream log;
    private final FileChannel lock;
    private final Watcher watcher;
    private final Map<String, ServiceProcess> services = new HashMap<>();
    private volatile @Nullable EmbeddedPostgres postgres;
    private volatile @Nullable EmbeddedKafka kafka;
    private volatile boolean closed;

    private Platform(Options options, Map<String, String> settings, PrintStream log) throws IOException {
        this.options = options;
        this.settings = Map.copyOf(settings);
        this.log = log;
        Ports.mustDiffer(options.port(), options.kafkaPort());
        Ports.mustBeFree(options.port(), "--port");
        Ports.mustBeFree(options.kafkaPort(), "--kafka-port");
        Files.createDirectories(options.data());
        lock = lock(options.data())
                .orElseThrow(() -> new LaunchException(
                        "a platform already runs on " + options.data() + "; choose another directory with --data"));
        watcher = new Watcher();
    }

    static Platform start(Options options) throws IOException, InterruptedException {
        return start(options, Map.of(), System.out);
    }

    /**
     * Starts everything and returns when all of it is ready; ends what has started if one of them fails.
     *
     * @param settings of the services and the gateway, as environment variables, beside those that they need anyway
     */
    public static Platform start(Options options, Map<String, String> settings, PrintStream log)
            throws IOException, InterruptedException {
        var begun = System.nanoTime();
        var platform = new Platform(options, settings, log);
        try {
            platform.startServers();
            platform.startServices();
            platform.address().write();
            platform.say("ready after %.1f s".formatted((System.nanoTime() - begun) / 1e9));
            return platform;
        } catch (IOException | InterruptedException | RuntimeException e) {
            platform.close();
            throw e;
        }
    }

    /** The platform that this directory names, if it answers. */
    static Optional<Address> findRunning(Options options) throws IOException, InterruptedException {
        var address = Address.find(options.data());
        return address.isPresent() && new Api(address.get()).isThere() ? address : Optional.empty();
    }

    public Address address() {
        return new Address(
                URI.create("http://localhost:" + options.port()), "localhost:" + options.kafkaPort(), options.data());
    }

    public ServiceProcess service(String name) {
        return services.get(name);
    }

    public EmbeddedKafka kafka() {
        return kafka;
    }

    public EmbeddedPostgres postgres() {
        return postgres;
    }

    String welcome() {
        return """

                Nape is up.
                  API            %1$s/api/v1   (documentation: %1$s/docs)
                  Kafka          %2$s   (topics red-flag-raised, reminder-due)
                  data, clients  %3$s   (first-clients.json tells one client of each role: take it away)

                A first request:
                  curl -s -X POST %1$s/api/v1/persons
                Ctrl-C stops everything.
                """.formatted(address().gateway(), address().kafka(), options.data());
    }

    /** Waits as long as everything runs; throws when a process has ended that should not have. */
    void awaitEnd() throws InterruptedException {
        var alive = new LinkedHashMap<String, BooleanSupplier>();
        alive.put("Kafka", kafka::isAlive);
        alive.put("PostgreSQL", postgres::isAlive);
        services.values().forEach(service -> alive.put(service.name(), service::isAlive));
        while (true) {
            TimeUnit.MILLISECONDS.sleep(500);
            alive.forEach(this::mustBeAlive);
        }
    }

    private void mustBeAlive(String name, BooleanSupplier alive) {
        if (!closed && !alive.getAsBoolean()) {
            throw new LaunchException(name + " has ended; everything else is stopped too");
        }
    }

    private void startServers() throws IOException, InterruptedException {
        var postgresPort = Ports.free(1).getFirst();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var starting =
                    executor.submit(() -> postgres = EmbeddedPostgres.start(directory("postgres"), postgresPort));
            kafka = EmbeddedKafka.start(directory("kafka"), options.kafkaPort());
            watcher.watch(kafka.pid());
            starting.get();
        } catch (ExecutionException e) {
            throw new LaunchException(
                    "PostgreSQL did not start: " + e.getCause().getMessage());
        }
    }

    private void startServices() throws IOException, InterruptedException {
        var secrets = Secrets.in(
                options.data(),
                Stream.concat(DATABASES.values().stream(), Stream.of(WEBHOOKS)).toList());
        var ports = Ports.free(DATABASES.size()).iterator();
        var doors = new HashMap<>(Map.of(
                "NAPE_KAFKA",
                kafka.bootstrapServers(),
                "NAPE_HOME",
                options.data().toAbsolutePath().toString()));
        for (var service : DATABASES.entrySet()) {
            var port = ports.next();
            var database = service.getValue();
            var environment = new HashMap<>(withDatabase(database, secrets.passwordOf(database)));
            if (service.getKey().equals(TRIAGE)) {
                environment.put("NAPE_WEBHOOKS_KEYS", secrets.passwordOf(WEBHOOKS));
            }
            add(service.getKey(), port, environment);
            doors.put("NAPE_" + database.toUpperCase(Locale.ROOT) + "_URL", "http://127.0.0.1:" + port);
        }
        add(GATEWAY, options.port(), doors);
        for (var service : services.values()) {
            service.start();
        }
        for (var service : services.values()) {
            service.awaitReady(PATIENCE);
        }
    }

    private Path directory(String name) {
        return options.data().resolve(name).toAbsolutePath();
    }

    private void add(String name, int port, Map<String, String> environment) {
        var whole = new HashMap<>(environment);
        whole.putAll(settings);
        services.put(name, new ServiceProcess(name, port, Repository.root(), whole, watcher, log));
    }

    private Map<String, String> withDatabase(String database, String password) {
        postgres.createDatabase(database, database, password);
        return Map.of(
                "NAPE_DB_URL",
                postgres.jdbcUrl(database),
                "NAPE_DB_USER",
                database,
                "NAPE_DB_PASSWORD",
                password,
                "NAPE_KAFKA",
                kafka.bootstrapServers(),
                "NAPE_JWKS_URL",
                "http://127.0.0.1:" + options.port() + "/.well-known/jwks.json");
    }

    /** Ends the door first, then the services, then what they stand on. Closing twice is harmless. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            address().forget();
            stopServices();
            if (kafka != null) {
                kafka.close();
            }
            if (postgres != null) {
                postgres.close();
            }
            lock.close();
            say("stopped");
        } catch (IOException e) {
            say("could not unlock " + options.data() + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            watcher.close();
        }
    }

    private void stopServices() throws InterruptedException {
        var door = services.get(GATEWAY);
        if (door != null) {
            door.stop();
            door.awaitStopped();
        }
        services.values().forEach(ServiceProcess::stop);
        for (var service : services.values()) {
            service.awaitStopped();
        }
    }

    private void say(String text) {
        log.printf("%-16s | %s%n", "nape", text);
    }

    /** The directory for us alone, until it is closed; empty while a platform has it. */
    static Optional<FileChannel> lock(Path data) throws IOException {
        var channel = FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(channel);
            }
        } catch (OverlappingFileLockException e) {
            // Another platform of this very process: as taken as by a stranger.
        }
        channel.close();
        return Optional.empty();
    }
}
