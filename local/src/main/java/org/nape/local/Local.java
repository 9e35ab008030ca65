package org.nape.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nape.local.fuzz.Fuzz;

/** The launcher behind {@code ./nape up}, {@code demo}, {@code shadow} and {@code fuzz}. */
public final class Local {
    private static final String USAGE = """
            usage: ./nape up   [--port 8080] [--kafka-port 9092] [--data .nape]
                   ./nape demo [--port 8080] [--kafka-port 9092] [--data .nape]
                   ./nape shadow --rules DIRECTORY [--data .nape]
                   ./nape fuzz [--seed N] [--requests 20000] [--only NUMBER] [--port N] [--data DIRECTORY]""";

    private Local() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(Arrays.asList(arguments)));
    }

    private static int run(List<String> arguments) throws InterruptedException {
        var command = arguments.isEmpty() ? "" : arguments.getFirst();
        // Of shadow and fuzz, 1 says that something was found, not that it failed.
        int failed = command.equals("shadow") || command.equals("fuzz") ? 2 : 1;
        try {
            return run(command, arguments.subList(Math.min(1, arguments.size()), arguments.size()));
        } catch (UsageException e) {
            System.err.println("nape: " + e.getMessage());
            System.err.println(USAGE);
            return 2;
        } catch (LaunchException e) {
            System.err.println("nape: " + e.getMessage());
            return failed;
        } catch (IOException e) {
            System.err.println("nape: files could not be used: " + e);
            return failed;
        }
    }

    private static int run(String command, List<String> options) throws IOException, InterruptedException {
        switch (command) {
            case "up" -> up(Options.parse(options));
            case "demo" -> demo(Options.parse(options));
            case "shadow" -> {
                return Shadow.parse(options).run();
            }
            case "fuzz" -> {
                return fuzz(options);
            }
            default -> throw new UsageException("unknown command");
        }
        return 0;
    }

    private static int fuzz(List<String> options) throws IOException, InterruptedException {
        var said = new HashMap<String, String>();
        for (var i = 0; i < options.size(); i += 2) {
            var name = options.get(i);
            if (!List.of("--seed", "--requests", "--only", "--port", "--data").contains(name)) {
                throw new UsageException("unknown option: " + name);
            }
            if (i + 1 == options.size()) {
                throw new UsageException(name + " needs a value");
            }
            said.put(name, options.get(i + 1));
        }
        return Fuzz.of(said, name -> number(name, said.get(name))).run(System.out);
    }

    private static long number(String name, String value) {
        try {
            return Long.parseUnsignedLong(value);
        } catch (NumberFormatException e) {
            throw new UsageException(name + " takes a whole number, not " + value);
        }
    }

    private static void up(Options options) throws IOException, InterruptedException {
        try (var platform = Platform.start(options)) {
            // Ctrl-C: the JVM does not end before everything is stopped in order.
            Runtime.getRuntime().addShutdownHook(new Thread(platform::close));
            System.out.println(platform.welcome());
            platform.awaitEnd();
        }
    }

    private static void demo(Options options) throws IOException, InterruptedException {
        var running = Platform.findRunning(options);
        if (running.isPresent()) {
            new Demo(running.get(), System.out).run();
            return;
        }
        System.out.println("Starting a platform on " + options.data() + ", its log is services.log there …");
        Files.createDirectories(options.data());
        try (var log = new PrintStream(Files.newOutputStream(options.data().resolve("services.log")), true);
                var platform = Platform.start(options, Map.of(), log)) {
            new Demo(platform.address(), System.out).run();
        }
    }
}
