package org.nape.testbed;

import com.github.dockerjava.api.DockerClient;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The same two servers by Testcontainers, where there is an engine; ports are fixed so that they survive a stop. */
public final class Containers {
    private static final Duration TO_START = Duration.ofMinutes(2);

    private Containers() {}

    static Kafka kafka() {
        var kafka = new KafkaInContainer(new KafkaContainer("apache/kafka:4.4.0"));
        kafka.start();
        return kafka;
    }

    static Postgres postgres() {
        var postgres = new PostgresInContainer(new PostgreSQLContainer("postgres:18"));
        postgres.start();
        return postgres;
    }

    private static void publish(GenericContainer<?> container, int port) {
        container.setPortBindings(List.of("127.0.0.1:%d:%d".formatted(Ports.free(), port)));
        container.withStartupTimeout(TO_START);
    }

    /** Starts it the first time by Testcontainers, later by the engine, which keeps data and ports. */
    private static void startOrResume(GenericContainer<?> container, Attempt answers) {
        if (container.getContainerId() == null) {
            container.start();
            return;
        }
        if (container.isRunning()) {
            return;
        }
        engine(container).startContainerCmd(container.getContainerId()).exec();
        var deadline = System.nanoTime() + TO_START.toNanos();
        while (!answers.isGood()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(container.getDockerImageName() + " does not come back");
            }
        }
    }

    private static void stop(GenericContainer<?> container) {
        if (container.isRunning()) {
            engine(container).stopContainerCmd(container.getContainerId()).exec();
        }
    }

    private static void kill(GenericContainer<?> container) {
        if (container.isRunning()) {
            engine(container).killContainerCmd(container.getContainerId()).exec();
        }
    }

    private static DockerClient engine(GenericContainer<?> container) {
        return container.getDockerClient();
    }

    private interface Attempt {
        boolean isGood();
    }

    /** Kafka's official image. */
    static final class KafkaInContainer implements Kafka {
        private static final int PORT = 9092;

        private final KafkaContainer container;

        private KafkaInContainer(KafkaContainer container) {
            this.container = container;
            container.withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
            // As embedded: after a crash the broker is let in again when this is over.
            container.withEnv("KAFKA_BROKER_SESSION_TIMEOUT_MS", "3000");
            container.withEnv("KAFKA_BROKER_HEARTBEAT_INTERVAL_MS", "500");
            publish(container, PORT);
        }

        @Override
        public String bootstrapServers() {
            return container.getBootstrapServers();
        }

        @Override
        public void start() {
            startOrResume(container, this::answers);
        }

        private boolean answers() {
            Map<String, Object> settings = Map.of(
                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(),
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000,
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
            try (var admin = Admin.create(settings)) {
                return !admin.describeCluster().nodes().get().isEmpty();
            } catch (ExecutionException e) {
                return false;
            } catch (InterruptedException e) {
                throw Programs.interrupted(e);
            }
        }

        @Override
        public void pause() {
            engine(container).pauseContainerCmd(container.getContainerId()).exec();
        }

        @Override
        public void resume() {
            engine(container).unpauseContainerCmd(container.getContainerId()).exec();
        }

        @Override
        public void stop() {
            Containers.stop(container);
        }

        @Override
        public void kill() {
            Containers.kill(container);
        }

        @Override
        public void close() {
            container.stop();
        }
    }

    /** PostgreSQL's official image. */
    static final class PostgresInContainer implements Postgres {
        private final PostgreSQLContainer container;

        private PostgresInContainer(PostgreSQLContainer container) {
            this.container = container;
            publish(container, PostgreSQLContainer.POSTGRESQL_PORT);
            container.withUsername(Databases.SUPERUSER);
            // Testcontainers' own command switches fsync off.
            container.setCommand("postgres", "-c", "fsync=on", "-c", "shared_buffers=32MB");
        }

        @Override
        public String jdbcUrl(String database) {
            return "jdbc:postgresql://%s:%d/%s"
                    .formatted(
                            container.getHost(),
                            container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                            database);
        }

        @Override
        public void createDatabase(String name, String user, String password) {
            databases().create(name, user, password);
        }

        private Databases databases() {
            return new Databases(jdbcUrl(Databases.SUPERUSER), container.getPassword());
        }

        @Override
        public void start() {
            startOrResume(container, this::answers);
        }

        private boolean answers() {
            try (var connection = databases().connect()) {
                return connection.isValid(5);
            } catch (SQLException e) {
                return false;
            }
        }

        @Override
        public void stop() {
            Containers.stop(container);
        }

        @Override
        public void kill() {
            Containers.kill(container);
        }

        @Override
        public void close() {
            container.stop();
        }
    }
}
