package org.nape.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nape.testbed.EmbeddedPostgres;
import org.nape.testbed.Repository;

/**
 * Holds other rules against all reports that were ever made: a program of triage-service, which owns them, run on its jars and
 * against its database.
 *
 * @param rules directory with the rules that may come
 * @param data whose reports; if it is not said, those of the database that the environment names, else of the usual directory
 */
record Shadow(Path rules, Optional<Path> data) {
    private static final String PROGRAM = "org.nape.triage.shadow.ShadowProgram";
    private static final String DATABASE = "triage";
    private static final String URL = "NAPE_DB_URL";

    /** Reads {@code --rules DIR --data DIR}; anything else is refused with a sentence that says so. */
    static Shadow parse(List<String> arguments) {
        Optional<Path> rules = Optional.empty();
        Optional<Path> data = Optional.empty();
        for (var i = 0; i < arguments.size(); i += 2) {
            var name = arguments.get(i);
            var value = i + 1 < arguments.size() ? Optional.of(Path.of(arguments.get(i + 1))) : Optional.<Path>empty();
            switch (name) {
                case "--rules" -> rules = value;
                case "--data" -> data = value;
                default -> throw new UsageException("unknown option: " + name);
            }
            if (value.isEmpty()) {
                throw new UsageException(name + " needs a value");
            }
        }
        return new Shadow(rules.orElseThrow(() -> new UsageException("shadow needs --rules DIRECTORY")), data);
    }

    /** What the program says: 0, or 1 if any report falls, or 2 if that could not be found out. */
    int run() throws IOException, InterruptedException {
        if (!Files.isDirectory(rules)) {
            throw new LaunchException("no such directory: " + rules);
        }
        if (data.isEmpty() && System.getenv(URL) != null) {
            return program("of " + URL, Map.of());
        }
        return onData(data.orElse(Options.DEFAULT.data()));
    }

    /** A running platform's database is asked beside it; where none runs, PostgreSQL alone is started for as long as it takes. */
    private int onData(Path directory) throws IOException, InterruptedException {
        var postgres = directory.resolve("postgres").toAbsolutePath();
        if (!Files.isDirectory(postgres.resolve("data"))) {
            throw new LaunchException("no platform has run on " + directory + " yet, so there are no reports");
        }
        var ours = Platform.lock(directory);
        if (ours.isEmpty()) {
            var url = EmbeddedPostgres.findRunning(postgres, DATABASE)
                    .orElseThrow(
                            () -> new LaunchException("the platform on " + directory + " is not up yet; try again"));
            return program("of the platform on " + directory, access(directory, url));
        }
        try (var _ = ours.get();
                var server = start(postgres)) {
            return program("in " + directory, access(directory, server.jdbcUrl(DATABASE)));
        }
    }

    private static EmbeddedPostgres start(Path directory) throws IOException {
        try {
            return EmbeddedPostgres.start(directory, Ports.free(1).getFirst());
        } catch (IllegalStateException | UncheckedIOException e) {
            throw new LaunchException("PostgreSQL did not start: " + e.getMessage());
        }
    }

    private static Map<String, String> access(Path directory, String url) throws IOException {
        return Map.of(
                URL,
                url,
                "NAPE_DB_USER",
                DATABASE,
                "NAPE_DB_PASSWORD",
                Secrets.of(directory).passwordOf(DATABASE));
    }

    private int program(String whose, Map<String, String> environment) throws IOException, InterruptedException {
        var jars = Repository.root().resolve("triage-service/target/quarkus-app");
        if (!Files.isDirectory(jars)) {
            throw new LaunchException("triage-service is not built: " + jars + " is missing");
        }
        System.err.println("nape: reading the reports " + whose);
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-cp",
                        Stream.of("app", "lib/main", "lib/boot")
                                .map(folder -> jars.resolve(folder).resolve("*").toString())
                                .collect(Collectors.joining(File.pathSeparator)),
                        PROGRAM,
                        "--rules",
                        rules.toString())
                .inheritIO();
        builder.environment().putAll(environment);
        return builder.start().waitFor();
    }
}
