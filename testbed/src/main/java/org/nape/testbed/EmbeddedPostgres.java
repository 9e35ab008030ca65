package org.nape.testbed;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** PostgreSQL 18 on loopback, as durable as in production, its data kept from start to start. */
public final class EmbeddedPostgres implements Postgres {
    private static final Duration TO_START = Duration.ofSeconds(60);
    private static final Duration TO_STOP = Duration.ofSeconds(10);

    /** What {@code postgres} is told beside its port; the rest are its own defaults. */
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "password_encryption=scram-sha-256",
            "max_connections=100",
            "shared_buffers=32MB",
            "max_wal_size=256MB",
            "io_method=sync",
            "jit=off",
            "huge_pages=off",
            "log_checkpoints=off",
            // What a refused row or a slow statement holds may be about somebody's health.
            "log_error_verbosity=terse",
            "log_parameter_max_length=0",
            "timezone=UTC",
            "log_timezone=UTC");

    /** The server's own note of its process id, its port (the fourth line) and more. */
    private static final String NOTE = "postmaster.pid";

    private final Home home;
    private final int port;
    private final List<String> settings;
    private @Nullable Process postmaster;
    private @Nullable Process watcher;

    private EmbeddedPostgres(Home home, int port, List<String> settings) {
        this.home = home;
        this.port = port;
        this.settings = settings;
    }

    /** Starts PostgreSQL on the data in this directory, which is made if it is not there. */
    public static EmbeddedPostgres start(Path directory, int port) {
        return start(directory, port, List.of());
    }

    /** With more settings ({@code name=value}), which count more than ours. */
    public static EmbeddedPostgres start(Path directory, int port, List<String> settings) {
        var postgres = new EmbeddedPostgres(Home.claim(directory), port, settings);
        try {
            postgres.start();
        } catch (RuntimeException e) {
            postgres.close();
            throw e;
        }
        return postgres;
    }

    /** Where to reach a database of the server that another process runs on the data in this directory, once it is ready. */
    public static Optional<String> findRunning(Path directory, String database) {
        try {
            var note = Files.readAllLines(directory.resolve("data").resolve(NOTE));
            return isReady(note) ? Optional.of(jdbcUrl(note.get(3).strip(), database)) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void start() {
        if (postmaster != null && postmaster.isAlive()) {
            return;
        }
        try {
            endLeftover();
            if (!Files.isDirectory(home.data())) {
                initialise();
            }
            postmaster = home.spawn(unprivileged(command()), Map.of("LC_ALL", "C"));
            watcher = PostmasterWatcher.watch(postmaster.pid(), home.data());
            awaitReady(postmaster);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw Programs.interrupted(e);
        }
    }

    /** A postmaster of a killed Nape is stopped; a note of one that is gone is removed, its number may be another's now. */
    private void endLeftover() throws IOException {
        var note = pidFile();
        if (Files.exists(note)) {
            var pid = Long.parseLong(Files.readAllLines(note).getFirst().strip());
            home.leftover(pid).ifPresent(EmbeddedPostgres::end);
            Files.deleteIfExists(note);
        }
    }

    /** Made aside and renamed, so that an interrupted start leaves no half of a cluster. */
    private void initialise() throws IOException, InterruptedException {
        var fresh = home.file("data.new");
        Folders.delete(fresh);
        var password = newPassword();
        var command = List.of(
                program("initdb"),
                "--pgdata=" + fresh,
                "--username=" + Databases.SUPERUSER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C");
        var initdb = home.spawn(unprivileged(command), Map.of("LC_ALL", "C"));
        initdb.getInputStream().transferTo(OutputStream.nullOutputStream());
        if (initdb.waitFor() != 0) {
            throw home.failure("initdb failed");
        }
        Files.move(fresh, home.data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path newPassword() throws IOException {
        var random = new byte[24];
        new SecureRandom().nextBytes(random);
        var file = passwordFile();
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, Base64.getUrlEncoder().encodeToString(random));
    }

    private Path passwordFile() {
        return home.file("superuser-password");
    }

    private Path pidFile() {
        return home.data().resolve(NOTE);
    }

    private List<String> command() {
        var start = List.of(program("postgres"), "-D", home.data().toString(), "-p", Integer.toString(port));
        var told = Stream.concat(SETTINGS.stream(), settings.stream()).flatMap(setting -> Stream.of("-c", setting));
        return Stream.concat(start.stream(), told).toList();
    }

    private static String program(String name) {
        return PostgresBinaries.unpacked().resolve("bin").resolve(name).toString();
    }

    /** PostgreSQL refuses to run as root. In a user namespace of its own it is nobody, who still owns root's files. */
    private static List<String> unprivileged(List<String> command) throws IOException {
        if (!Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
            return command;
        }
        return Stream.concat(Stream.of("unshare", "--user"), command.stream()).toList();
    }

    private void awaitReady(Process starting) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + TO_START.toNanos();
        while (!isReady()) {
            if (starting.waitFor(20, TimeUnit.MILLISECONDS)) {
                throw home.failure("PostgreSQL died at its start");
            }
            if (System.nanoTime() > deadline) {
                kill();
                throw home.failure("PostgreSQL was not ready within " + TO_START);
            }
        }
    }

    private boolean isReady() throws IOException {
        return Files.exists(pidFile()) && isReady(Files.readAllLines(pidFile()));
    }

    /** The eighth line of its note says so, as {@code pg_ctl} reads it. */
    private static boolean isReady(List<String> note) {
        return note.size() >= 8 && note.get(7).strip().equals("ready");
    }

    @Override
    public String jdbcUrl(String database) {
        return jdbcUrl(Integer.toString(port), database);
    }

    private static String jdbcUrl(String port, String database) {
        return "jdbc:postgresql://127.0.0.1:%s/%s".formatted(port, database);
    }

    @Override
    public void createDatabase(String name, String user, String password) {
        databases().create(name, user, password);
    }

    Databases databases() {
        try {
            return new Databases(jdbcUrl(Databases.SUPERUSER), Files.readString(passwordFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The postmaster's process id. */
    public synchronized long pid() {
        if (postmaster == null) {
            throw new IllegalStateException("PostgreSQL was never started");
        }
        return postmaster.pid();
    }

    /** Whether the postmaster runs. */
    public synchronized boolean isAlive() {
        return postmaster != null && postmaster.isAlive();
    }

    @Override
    public synchronized void stop() {
        if (postmaster != null) {
            end(postmaster.toHandle());
            Programs.endsWithin(postmaster, TO_STOP);
        }
        dismissWatcher();
    }

    private static void end(ProcessHandle postmaster) {
        for (var signal : List.of("INT", "QUIT", "KILL")) {
            Programs.signal(postmaster, signal);
            if (Programs.endsWithin(postmaster, TO_STOP)) {
                return;
            }
        }
    }

    /** Kills its children too: they would end by themselves, but a start that is faster than they are would fail. */
    @Override
    public synchronized void kill() {
        if (postmaster != null) {
            var all = Stream.concat(Stream.of(postmaster.toHandle()), postmaster.descendants())
                    .toList();
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(process -> Programs.endsWithin(process, TO_STOP));
            Programs.endsWithin(postmaster, TO_STOP);
        }
        dismissWatcher();
    }

    private void dismissWatcher() {
        if (watcher != null) {
            watcher.destroyForcibly();
        }
    }

    /** Lets go of it as if this process had been killed, watcher and all, for the test of what happens next. */
    void abandon() {
        dismissWatcher();
        home.close();
    }

    @Override
    public void close() {
        stop();
        home.close();
    }
}
