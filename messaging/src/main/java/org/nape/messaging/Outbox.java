package org.nape.messaging;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.nape.events.Event;

/**
 * What this service owes the others. An event is written in the transaction of what happened, so that neither is ever
 * there without the other; the relay is woken once it is committed.
 */
@ApplicationScoped
public class Outbox {
    private static final String WRITE = "insert into outbox (event_id, topic, person_id, payload) values (?, ?, ?, ?)";

    private final DataSource database;
    private final OutboxRelay relay;
    private final TransactionSynchronizationRegistry transaction;

    Outbox(DataSource database, OutboxRelay relay, TransactionSynchronizationRegistry transaction) {
        this.database = database;
        this.relay = relay;
        this.transaction = transaction;
    }

    @Transactional(MANDATORY)
    public void write(Event event) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(WRITE)) {
            statement.setString(1, event.id());
            statement.setString(2, event.topic());
            statement.setObject(3, event.personId());
            statement.setString(4, EventJson.write(event));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("The outbox could not be written", e);
        }
        transaction.registerInterposedSynchronization(new WakeAfterCommit());
    }

    private final class WakeAfterCommit implements Synchronization {
        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                relay.wake();
            }
        }
    }
}
