package org.nape.testbed;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives a service under test a real Kafka and a real PostgreSQL, one pair for all tests that run against the same start of the
 * service. The init argument {@code database} names the service's database ({@code nape_test} if there is none).
 */
public final class Testbed implements QuarkusTestResourceLifecycleManager {
    private static final String PASSWORD = "only-for-tests";

    private static @Nullable Running running;

    private String database = "nape_test";

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.getOrDefault("database", database);
    }

    @Override
    public Map<String, String> start() {
        var servers = servers();
        servers.postgres().createDatabase(database, database, PASSWORD);
        return Map.of(
                "quarkus.datasource.jdbc.url", servers.postgres().jdbcUrl(database),
                "quarkus.datasource.username", database,
                "quarkus.datasource.password", PASSWORD,
                "kafka.bootstrap.servers", servers.kafka().bootstrapServers(),
                "nape.tokens.keys", running().keys.address());
    }

    /** The servers, for tests that take them away for a while. */
    public static Servers servers() {
        return running().servers;
    }

    /** Kafka, to send to and to read from. */
    public static Topics topics() {
        return running().topics;
    }

    /** Started when first asked for: a test without Quarkus may use them too. */
    private static synchronized Running running() {
        if (running == null) {
            running = Running.start();
        }
        return running;
    }

    /** Quarkus loads this class anew for each start of the service, so the servers cannot outlive it. */
    @Override
    public void stop() {
        close();
    }

    private static synchronized void close() {
        if (running != null) {
            running.close();
            running = null;
        }
    }

    private record Running(Path directory, Servers servers, Topics topics, KeyServer keys) {
        static Running start() {
            try {
                var target = Files.createDirectories(Path.of("target"));
                var directory = Files.createTempDirectory(target, "testbed");
                var servers = Servers.start(directory);
                Runtime.getRuntime().addShutdownHook(new Thread(Testbed::close, "testbed"));
                var topics = new Topics(servers.kafka().bootstrapServers());
                return new Running(
                        directory,
                        servers,
                        topics,
                        KeyServer.start(Tokens.maker().keySet()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The data goes, the logs stay. */
        void close() {
            keys.close();
            topics.close();
            servers.close();
            try {
                Folders.delete(directory.resolve("kafka/data"));
                Folders.delete(directory.resolve("postgres/data"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
