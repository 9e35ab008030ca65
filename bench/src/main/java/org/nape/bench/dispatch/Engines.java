package org.nape.bench.dispatch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.nape.bench.MeasuredPlatform;
import org.nape.testbed.EmbeddedKafka;
import org.nape.testbed.EmbeddedPostgres;
import org.nape.testbed.Ports;
import org.nape.testbed.Repository;

/** One PostgreSQL and one Kafka for all, each with its data on disk; every contestant has a database of its own. */
final class Engines implements AutoCloseable {
    /** Room for a million reminders and their history, as whoever has that many would give it. */
    private static final List<String> POSTGRES = List.of("shared_buffers=1GB", "max_wal_size=4GB");

    private static final String PASSWORD = "only-for-measuring";

    private final Path directory;
    private final EmbeddedPostgres postgres;
    private final EmbeddedKafka kafka;

    private Engines(Path directory) {
        this.directory = directory;
        this.postgres = EmbeddedPostgres.start(directory.resolve("postgres"), Ports.free(), POSTGRES);
        this.kafka = EmbeddedKafka.start(directory.resolve("kafka"), Ports.free());
    }

    static Engines start() throws IOException {
        return new Engines(Files.createTempDirectory(Repository.root().resolve("bench/target"), "dispatch-"));
    }

    /** A new one, by the name of a contestant. */
    Database database(String name) {
        postgres.createDatabase(name, name, PASSWORD);
        return new Database(postgres.jdbcUrl(name), name, PASSWORD);
    }

    String kafka() {
        return kafka.bootstrapServers();
    }

    Path log(String name) {
        return directory.resolve(name + ".log");
    }

    /** The data go, the logs stay. */
    @Override
    public void close() throws IOException {
        kafka.close();
        postgres.close();
        MeasuredPlatform.deleteData(directory);
    }
}
