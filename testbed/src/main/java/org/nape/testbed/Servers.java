package org.nape.testbed;

import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The two servers that Nape stands on. */
public record Servers(Kafka kafka, Postgres postgres) implements AutoCloseable {
    /** Set to {@code containers}, this system property takes the servers from Testcontainers. */
    public static final String CHOICE = "nape.testbed";

    /** Starts both at once on free ports: embedded, with their data in the directory, or as {@link #CHOICE} says. */
    public static Servers start(Path directory) {
        return switch (System.getProperty(CHOICE, "embedded")) {
            case "embedded" ->
                both(
                        () -> EmbeddedKafka.start(directory.resolve("kafka"), Ports.free()),
                        () -> EmbeddedPostgres.start(directory.resolve("postgres"), Ports.free()));
            case "containers" -> both(Containers::kafka, Containers::postgres);
            case String other -> throw new IllegalArgumentException(CHOICE + "=" + other);
        };
    }

    private static Servers both(Starting<Kafka> kafka, Starting<Postgres> postgres) {
        var kafkaStarting = new FutureTask<Kafka>(kafka::start);
        Thread.ofPlatform().daemon().start(kafkaStarting);
        var database = postgres.start();
        try {
            return new Servers(kafkaStarting.get(), database);
        } catch (ExecutionException e) {
            database.close();
            throw new IllegalStateException("Kafka does not start", e.getCause());
        } catch (InterruptedException e) {
            database.close();
            throw Programs.interrupted(e);
        }
    }

    @Override
    public void close() {
        kafka.close();
        postgres.close();
    }

    private interface Starting<T> {
        T start();
    }
}
