package org.nape.local.fuzz;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.nape.local.Address;
import org.nape.local.Options;
import org.nape.local.Platform;
import org.nape.local.Ports;

/**
 * {@code ./nape fuzz}: sends what strangers, broken programs and attackers send.
 *
 * @param requests how many
 * @param only the one request that is sent again; all if it is not said
 * @param port of the gateway that is started for it; any that is free if it is not said
 * @param data of the running platform to send it to; if it is not said, one is started for it, and nobody's data are touched
 */
public record Fuzz(long seed, int requests, Optional<Integer> only, Optional<Integer> port, Optional<Path> data) {
    /** Of a run that is not told how many. */
    private static final int USUAL = 20_000;

    private static final String LOG = "services.log";

    /** @param parsed what the options say, by their names */
    public static Fuzz of(Map<String, String> parsed, Function<String, Long> number) {
        return new Fuzz(
                parsed.containsKey("--seed") ? number.apply("--seed") : 1,
                parsed.containsKey("--requests") ? Math.toIntExact(number.apply("--requests")) : USUAL,
                Optional.of("--only").filter(parsed::containsKey).map(number).map(Math::toIntExact),
                Optional.of("--port").filter(parsed::containsKey).map(number).map(Math::toIntExact),
                Optional.ofNullable(parsed.get("--data")).map(Path::of));
    }

    /** 0, or 1 if anything came of it that must not. */
    public int run(PrintStream out) throws IOException, InterruptedException {
        var running = data.isPresent() ? Address.find(data.get()) : Optional.<Address>empty();
        if (data.isPresent() && running.isEmpty()) {
            out.println("nape: no platform runs on " + data.get());
            return 2;
        }
        return running.isPresent() ? on(running.get(), List::of, out) : onOneOfItsOwn(out);
    }

    private int onOneOfItsOwn(PrintStream out) throws IOException, InterruptedException {
        var directory = Files.createTempDirectory("nape-fuzz-");
        var log = directory.resolve(LOG);
        var ports = Ports.free(2);
        var options = new Options(port.orElse(ports.getFirst()), ports.getLast(), directory);
        out.println("Starting a platform on " + directory + " …");
        int found;
        try (var lines = new PrintStream(Files.newOutputStream(log), true);
                var platform = Platform.start(options, Map.of("NAPE_RATE_LIMIT", "off"), lines)) {
            found = on(platform.address(), () -> Files.readAllLines(log), out);
        }
        if (found == 0) {
            delete(directory);
        }
        return found;
    }

    private int on(Address address, Run.Log log, PrintStream out) throws IOException, InterruptedException {
        var run = new Run(address, seed, log);
        var findings = only.isPresent() ? run.one(only.get()) : run.all(requests);
        findings.forEach(out::println);
        out.println(run);
        out.println(
                findings.isEmpty()
                        ? "nothing was found"
                        : findings.size() + " found; ./nape fuzz --seed " + seed + " --only NUMBER sends one again");
        return findings.isEmpty() ? 0 : 1;
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
