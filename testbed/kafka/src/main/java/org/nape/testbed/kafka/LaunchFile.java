package org.nape.testbed.kafka;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes down, at the end of the build, how the broker's JVM is started: a file for {@code java @file}. Before that it lets a
 * broker run once, so that the JVM remembers its start in an ahead-of-time cache; the next takes a third of the time.
 */
public final class LaunchFile {
    /** About 30 MB live: it starts small and collects often, so an idle broker stays near 150 MB all told. */
    private static final List<String> FLAGS = List.of(
            "-Xms40m",
            "-Xmx192m",
            "-XX:MaxNewSize=32m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED");

    private final Path target;
    private final Path cache;

    private LaunchFile(Path target) {
        this.target = target;
        this.cache = target.resolve("broker.aot");
    }

    /** Takes the build folder, which holds our own jar and those of Kafka in {@code lib}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        new LaunchFile(Path.of(args[0]).toAbsolutePath()).write();
    }

    private void write() throws IOException, InterruptedException {
        if (!isCacheNewerThanJars()) {
            Files.deleteIfExists(cache);
            train();
        }
        var flags = new ArrayList<>(flags());
        if (Files.exists(cache)) {
            flags.add("-XX:AOTCache=" + cache);
        }
        Files.write(
                target.resolve("broker.args"),
                flags.stream().map(LaunchFile::quoted).toList());
    }

    private boolean isCacheNewerThanJars() throws IOException {
        if (!Files.exists(cache)) {
            return false;
        }
        var made = Files.getLastModifiedTime(cache);
        for (var jar : jars()) {
            if (Files.getLastModifiedTime(jar).compareTo(made) > 0) {
                return false;
            }
        }
        return true;
    }

    private List<Path> jars() throws IOException {
        try (var own = Files.list(target);
                var lib = Files.list(target.resolve("lib"))) {
            return Stream.concat(own, lib)
                    .filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    private List<String> flags() throws IOException {
        var classPath = jars().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        return Stream.concat(FLAGS.stream(), Stream.of("-cp", classPath)).toList();
    }

    /** A cache that cannot be made is no reason to fail: the broker then starts without. */
    private void train() throws IOException, InterruptedException {
        var data = Files.createTempDirectory(target, "training");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags());
        command.add("-XX:AOTCacheOutput=" + cache);
        command.addAll(List.of(KafkaServer.class.getName(), data.toString(), freePort(), freePort()));
        var broker = new ProcessBuilder(command)
                .redirectError(target.resolve("training.log").toFile())
                .start();
        try (var said = broker.inputReader()) {
            if (KafkaServer.READY.equals(said.readLine())) {
                broker.toHandle().destroy();
                broker.waitFor(1, TimeUnit.MINUTES);
            }
        } finally {
            broker.destroyForcibly().waitFor();
            delete(data);
        }
    }

    private static String freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
