package org.nape.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The launcher behind {@code ./nape up}, {@code ./nape demo} and {@code ./nape shadow}. */
public final class Local {
    private static final String USAGE = """
            usage: ./nape up   [--port 8080] [--kafka-port 9092] [--data .nape]
                   ./nape demo [--port 8080] [--kafka-port 9092] [--data .nape]
                   ./nape shadow --rules DIRECTORY [--data .nape]""";

    private Local() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(Arrays.asList(arguments)));
    }

    private static int run(List<String> arguments) throws InterruptedException {
        var command = arguments.isEmpty() ? "" : arguments.getFirst();
        // Of shadow, 1 says that reports fall, not that it failed.
        int failed = command.equals("shadow") ? 2 : 1;
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
            default -> throw new UsageException("unknown command");
        }
        return 0;
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
