package org.nape.testbed.kafka;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Time;

/**
 * Runs one Kafka node on loopback until SIGTERM. It says {@value #READY} on standard output as soon as it takes records,
 * and dies at once when its standard input ends: whoever started it is then gone, however that happened.
 */
public final class KafkaServer {
    /** The line that tells the starting process that the broker answers. */
    public static final String READY = "ready";

    /** Data that was written under one cluster id is refused under another, so it never changes. */
    private static final String CLUSTER_ID = "TmFwZUVtYmVkZGVkS2Fma2";

    private KafkaServer() {}

    /** Takes the data directory, the port for clients and the port of the controller. */
    public static void main(String[] args) throws IOException {
        var data = Path.of(args[0]);
        var settings = settings(data, Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        dieWithTheParent();
        if (!Files.exists(data.resolve("meta.properties"))) {
            format(data, settings);
        }

        var server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop"));
        server.startup();
        System.out.println(READY);
        server.awaitShutdown();
    }

    private static Properties settings(Path data, int port, int controllerPort) throws IOException {
        var settings = new Properties();
        try (var broker = KafkaServer.class.getResourceAsStream("/broker.properties")) {
            settings.load(broker);
        }
        settings.setProperty("log.dirs", data.toString());
        settings.setProperty(
                "listeners", "BROKER://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
        settings.setProperty("advertised.listeners", "BROKER://127.0.0.1:%d".formatted(port));
        settings.setProperty("controller.quorum.voters", "1@127.0.0.1:%d".formatted(controllerPort));
        return settings;
    }

    private static void format(Path data, Properties settings) throws IOException {
        Files.createDirectories(data);
        var file = Files.createTempFile("broker", ".properties");
        var said = new ByteArrayOutputStream();
        try {
            try (var out = Files.newBufferedWriter(file)) {
                settings.store(out, null);
            }
            var status = StorageTool.execute(
                    new String[] {"format", "--cluster-id", CLUSTER_ID, "--config", file.toString()},
                    new PrintStream(said, true));
            if (status != 0) {
                throw new IOException("Cannot prepare " + data + ": " + said);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static void dieWithTheParent() {
        Thread.ofPlatform().daemon().name("parent").start(() -> {
            try {
                System.in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                // An input that cannot be read has ended too.
            }
            Runtime.getRuntime().halt(1);
        });
    }
}
