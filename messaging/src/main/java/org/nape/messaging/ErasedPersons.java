package org.nape.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.nape.events.Event;
import org.nape.events.PersonErased;

/** Of whom nothing is taken any more. Each service that listens has the function {@code is_erased} among its tables. */
@ApplicationScoped
class ErasedPersons {
    private static final String IS_ERASED = "select is_erased(?)";

    private final DataSource database;

    ErasedPersons(DataSource database) {
        this.database = database;
    }

    /**
     * Whether the event tells of someone who was erased. If not, no erasure comes in between until the transaction ends.
     * An erasure itself is never late: it holds the person in its own way, and may be heard of twice.
     */
    boolean areLateWith(Event event) {
        if (event instanceof PersonErased) {
            return false;
        }
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(IS_ERASED)) {
            statement.setObject(1, event.personId());
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new DatabaseException("It could not be read who was erased", e);
        }
    }
}
