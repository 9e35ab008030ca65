package org.nape.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.nape.events.Sequence;

/** Carries what the outbox owes to Kafka: woken after each commit, and by a timer for what a wake-up missed. */
@ApplicationScoped
class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    /**
     * One relay at a time per service, until its transaction ends, so that many replicas keep one order: while another is at it,
     * there is one row without an event. What that one has taken meanwhile is not taken again. A deletion lost in a crash is a
     * repeat, never a loss, so the commit need not wait for the disk.
     */
    private static final String TAKE = """
            with begun as materialized (
                select pg_try_advisory_xact_lock(hashtext('nape.outbox')) as is_alone,
                       set_config('synchronous_commit', 'off', true)),
            taken as (
                delete from outbox where id in (
                    select id from outbox, begun where is_alone and not awaits_number order by id limit ?)
                returning id, event_id, topic, person_id, payload, created_at, traceparent, sequence)
            select is_alone, event_id, topic, person_id, payload, created_at, traceparent, sequence
            from begun left join taken on true order by id""";

    private static final int LEFT_TO_ANOTHER = -1;

    /** The replica at work may have looked before our last commit. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final DataSource database;
    private final EventProducer kafka;
    private final EventTopics topics;
    private final MessagingConfig config;
    private final String source;
    private final WakingLoop loop;

    OutboxRelay(
            DataSource database,
            EventProducer kafka,
            EventTopics topics,
            MessagingConfig config,
            @ConfigProperty(name = "quarkus.application.name") String source) {
        this.database = database;
        this.kafka = kafka;
        this.topics = topics;
        this.config = config;
        this.source = source;
        loop = new WakingLoop(LOG, "outbox-relay", config.relayEvery(), this::carry);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    /** Says that something new is owed and committed. Costs nothing, never blocks. */
    void wake() {
        loop.wake();
    }

    private Duration carry() throws SQLException, InterruptedException {
        topics.ensure();
        var sent = sendOwed();
        if (sent == config.relayBatch()) {
            return Duration.ZERO;
        }
        return sent == LEFT_TO_ANOTHER ? LOOK_AGAIN : config.relayEvery();
    }

    /**
     * Deletes what is owed, sends it, and commits the deletion only when Kafka has everything.
     *
     * @return how many events, or {@link #LEFT_TO_ANOTHER}
     */
    private int sendOwed() throws SQLException, InterruptedException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var owed = take(connection);
                if (owed.isPresent() && !owed.get().isEmpty()) {
                    kafka.send(owed.get().stream().map(EventRecord::forKafka).toList());
                }
                connection.commit();
                return owed.map(List::size).orElse(LEFT_TO_ANOTHER);
            } catch (SQLException | RuntimeException | InterruptedException e) {
                rollBack(connection, e);
                throw e;
            }
        }
    }

    /** Empty while another is at it. */
    private Optional<List<EventRecord>> take(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(TAKE)) {
            statement.setInt(1, config.relayBatch());
            try (var row = statement.executeQuery()) {
                var isAlone = false;
                var owed = new ArrayList<EventRecord>();
                while (row.next()) {
                    isAlone = row.getBoolean(1);
                    if (row.getString(2) != null) {
                        owed.add(event(row));
                    }
                }
                return isAlone ? Optional.of(owed) : Optional.empty();
            }
        }
    }

    private EventRecord event(ResultSet row) throws SQLException {
        return new EventRecord(
                row.getString(2),
                row.getString(3),
                row.getObject(4, UUID.class),
                row.getString(5),
                source,
                row.getObject(6, OffsetDateTime.class).toInstant(),
                row.getString(7),
                Optional.ofNullable(row.getObject(8, Long.class)).map(Sequence::new));
    }

    private static void rollBack(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
