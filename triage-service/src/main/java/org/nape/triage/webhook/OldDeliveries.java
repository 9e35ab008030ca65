package org.nape.triage.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.nape.messaging.DatabaseException;

/** Forgets what nobody needs any more. */
@ApplicationScoped
class OldDeliveries {
    private static final int BITE = 10_000;

    /** A bite at a time, so that a long sleep is not paid for with a long lock. */
    private static final String FORGET = """
            delete from webhook_delivery where ctid = any (array(
                select ctid from webhook_delivery where owed_at < now() - make_interval(secs => ?) limit 10000))""";

    private static final String FORGET_KEYS = """
            update webhook set idempotency_key = null, request_hash = null
            where idempotency_key is not null and created_at < now() - interval '24 hours'""";

    private final DataSource database;

    OldDeliveries(DataSource database) {
        this.database = database;
    }

    void forget(Duration keepFor) {
        try (var connection = database.getConnection()) {
            while (forgetSome(connection, keepFor) == BITE) {}
            try (var statement = connection.prepareStatement(FORGET_KEYS)) {
                statement.executeUpdate();
            }
        } catch (SQLException e) {
            throw new DatabaseException("Old deliveries could not be forgotten", e);
        }
    }

    private static int forgetSome(Connection connection, Duration keepFor) throws SQLException {
        try (var statement = connection.prepareStatement(FORGET)) {
            statement.setDouble(1, keepFor.toSeconds());
            return statement.executeUpdate();
        }
    }
}
