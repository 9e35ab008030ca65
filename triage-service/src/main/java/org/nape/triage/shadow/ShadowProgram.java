package org.nape.triage.shadow;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.KnowledgeException;
import org.nape.messaging.DatabaseException;

/**
 * Holds rules in a directory against every report in the service's database, and says what would change. Run from the command
 * line, on the service's class path and with its environment, but without the service. Exit code 1 if any report falls,
 * 2 if it could not be found out.
 */
public final class ShadowProgram {
    private static final int FALLS = 1;
    private static final int CANNOT = 2;
    private static final long TELL_EVERY = 100_000;

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    ShadowProgram(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        // The services' log manager is on the class path, and would say that nobody had named it.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        System.exit(new ShadowProgram(System.getenv(), System.out, System.err).run(List.of(arguments)));
    }

    /** The exit code. */
    int run(List<String> arguments) {
        if (arguments.size() != 2 || !arguments.getFirst().equals("--rules")) {
            return cannot("usage: --rules DIRECTORY");
        }
        var directory = Path.of(arguments.getLast());
        if (!Files.isDirectory(directory)) {
            return cannot("no such directory: " + directory);
        }
        try {
            return compare(Knowledge.load(directory));
        } catch (KnowledgeException e) {
            return cannot(e.faults().stream().map(Object::toString).toArray(String[]::new));
        } catch (UncheckedIOException e) {
            return cannot(
                    e.getCause() instanceof NoSuchFileException missing
                            ? "no such file: " + missing.getFile()
                            : "the rules cannot be read: " + e.getCause().getMessage());
        } catch (DatabaseException e) {
            return cannot(e.getMessage() + ": "
                    + String.valueOf(e.getCause().getMessage())
                            .lines()
                            .findFirst()
                            .orElse(""));
        } catch (RuntimeException e) {
            // Its exit code would be 1, which says that reports fall.
            return cannot("it failed: " + e);
        }
    }

    private int compare(Knowledge knowledge) {
        long begun = System.nanoTime();
        try (var reports = StoredReports.in(
                setting("NAPE_DB_URL", "jdbc:postgresql://localhost:5432/triage"),
                setting("NAPE_DB_USER", "triage"),
                setting("NAPE_DB_PASSWORD", ""))) {
            var shadow = new Shadow(knowledge, reports.keptRules());
            reports.forEach(report -> {
                shadow.judge(report);
                tellHowFar(shadow.tally().reports());
            });
            var tally = shadow.tally();
            out.printf(
                    "What was told -> what rules %s, hash %s, would tell%n",
                    knowledge.version(), knowledge.contentHash());
            ShadowTable.of(tally, Duration.ofNanos(System.nanoTime() - begun)).forEach(out::println);
            return tally.count(Direction.DOWN) > 0 ? FALLS : 0;
        }
    }

    private void tellHowFar(long reports) {
        if (reports % TELL_EVERY == 0) {
            err.println("nape: " + reports + " reports so far");
        }
    }

    private int cannot(String... why) {
        for (var line : why) {
            err.println("nape: " + line);
        }
        return CANNOT;
    }

    private String setting(String name, String otherwise) {
        return Optional.ofNullable(environment.get(name)).orElse(otherwise);
    }
}
