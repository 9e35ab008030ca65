package org.nape.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.nape.local.Address;
import org.nape.local.Options;
import org.nape.local.Platform;
import org.nape.local.Ports;
import org.nape.local.ServiceProcess;

/** A whole platform of its own, as {@code ./nape up} starts it, for as long as it is measured. */
public final class MeasuredPlatform implements AutoCloseable {
    private final Path directory;
    private final Platform platform;

    private MeasuredPlatform(Path directory, Platform platform) {
        this.directory = directory;
        this.platform = platform;
    }

    /** Without rate limits, which would be what is measured. */
    public static MeasuredPlatform start(Map<String, String> settings) throws IOException, InterruptedException {
        var all = new HashMap<>(settings);
        all.put("NAPE_RATE_LIMIT", "off");
        var directory = Files.createTempDirectory(Path.of("bench/target"), "platform-");
        var ports = Ports.free(2);
        System.err.println("starting a platform, its log is " + directory.resolve("services.log"));
        var log = new PrintStream(Files.newOutputStream(directory.resolve("services.log")), true);
        var platform = Platform.start(new Options(ports.getFirst(), ports.getLast(), directory), all, log);
        return new MeasuredPlatform(directory, platform);
    }

    public Address address() {
        return platform.address();
    }

    public ServiceProcess service(String name) {
        return platform.service(name);
    }

    /** Its data go, its logs stay. */
    @Override
    public void close() throws IOException {
        platform.close();
        deleteData(directory);
    }

    /** What a Kafka and a PostgreSQL have left in this directory. */
    public static void deleteData(Path directory) throws IOException {
        for (var data : new String[] {"kafka/data", "postgres/data"}) {
            delete(directory.resolve(data));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
