package org.nape.messaging;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.nape.events.Event;

/**
 * What this service owes the others. An event is written in the transaction of what happened, so that neither is ever
 * there without the other; once it is committed, whoever numbers and carries it is woken.
 */
@ApplicationScoped
public class Outbox {
    private static final String WRITE = """
            insert into outbox (event_id, topic, person_id, payload, awaits_number)
            select event.id, event.topic, event.person_id, event.payload, event.is_numbered
            from unnest(?::text[], ?::text[], ?::uuid[], ?::text[], ?::bool[])
                with ordinality as event (id, topic, person_id, payload, is_numbered, place)
            order by event.place""";

    private final DataSource database;
    private final OutboxRelay relay;
    private final OutboxNumbering numbering;
    private final TransactionSynchronizationRegistry transaction;

    Outbox(
            DataSource database,
            OutboxRelay relay,
            OutboxNumbering numbering,
            TransactionSynchronizationRegistry transaction) {
        this.database = database;
        this.relay = relay;
        this.numbering = numbering;
        this.transaction = transaction;
    }

    @Transactional(MANDATORY)
    public void write(Event event) {
        writeAll(List.of(event));
    }

    /** Writes them in the given order, in one statement. */
    @Transactional(MANDATORY)
    public void writeAll(List<? extends Event> events) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(WRITE)) {
            statement.setArray(1, array(connection, "text", events, Event::id));
            statement.setArray(2, array(connection, "text", events, Event::topic));
            statement.setArray(3, array(connection, "uuid", events, Event::personId));
            statement.setArray(4, array(connection, "text", events, EventJson::write));
            statement.setArray(5, array(connection, "bool", events, Outbox::isNumbered));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("The outbox could not be written", e);
        }
        transaction.registerInterposedSynchronization(new WakeAfterCommit(List.copyOf(events)));
    }

    /** Whether an event must await its number in the outbox; for a statement that writes it there itself. */
    public static boolean isNumbered(Event event) {
        return Event.NUMBERED.contains(event.topic());
    }

    /**
     * Says that a statement has written these to the outbox itself and is committed: they are on their way at once. What comes with
     * an event that awaits its number leaves with it: two journeys would take longer.
     */
    public void carry(List<? extends Event> committed) {
        if (committed.stream().anyMatch(Outbox::isNumbered)) {
            numbering.wake();
        } else {
            relay.wake();
        }
    }

    private static Array array(
            Connection connection, String type, List<? extends Event> events, Function<Event, Object> part)
            throws SQLException {
        return connection.createArrayOf(type, events.stream().map(part).toArray());
    }

    private final class WakeAfterCommit implements Synchronization {
        private final List<? extends Event> events;

        WakeAfterCommit(List<? extends Event> events) {
            this.events = events;
        }

        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                carry(events);
            }
        }
    }
}
