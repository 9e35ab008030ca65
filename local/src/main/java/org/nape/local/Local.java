package org.nape.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;

/** The launcher behind {@code ./nape up} and {@code ./nape demo}. */
public final class Local {
    private static final String USAGE = """
            usage: ./nape up   [--port 8080] [--kafka-port 9092] [--data .nape]
                   ./nape demo [--port 8080] [--kafka-port 9092] [--data .nape]""";

    private Local() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(Arrays.asList(arguments)));
    }

    private static int run(List<String> arguments) throws InterruptedException {
        try {
            var options = Options.parse(arguments.subList(Math.min(1, arguments.size()), arguments.size()));
            switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
                case "up" -> up(options);
                case "demo" -> demo(options);
                default -> throw new UsageException("unknown command");
            }
            return 0;
        } catch (UsageException e) {
            System.err.println("nape: " + e.getMessage());
            System.err.println(USAGE);
            return 2;
        } catch (LaunchException e) {
            System.err.println("nape: " + e.getMessage());
            return 1;
        } catch (IOException e) {
            System.err.println("nape: files could not be used: " + e);
            return 1;
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
                var platform = Platform.start(options, log)) {
            new Demo(platform.address(), System.out).run();
        }
    }
}
