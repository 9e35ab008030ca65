package org.nape.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.nape.events.Event;
import org.nape.events.PersonErased;

/** Which events took effect here, and of whom nothing is taken any more. Each service that listens has the function {@code is_erased}. */
@ApplicationScoped
class InboxTable {
    private static final String RECEIVE = """
            with remembered as (insert into inbox (topic, event_id) values (?, ?) on conflict do nothing returning topic)
            select exists (select from remembered), is_erased(?)""";

    private final DataSource database;

    InboxTable(DataSource database) {
        this.database = database;
    }

    /** What an event is to us. */
    enum Reception {
        NEW,
        REPEATED,
        OF_ERASED_PERSON
    }

    /**
     * Remembers the event, in the caller's transaction, and says whether it is to take effect in it. If so, no erasure comes in
     * between until that transaction ends.
     */
    Reception receive(String id, Event event) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(RECEIVE)) {
            statement.setString(1, event.topic());
            statement.setString(2, id);
            // An erasure is never late: it holds the person in its own way, and may be heard of twice.
            statement.setObject(3, event instanceof PersonErased ? null : event.personId());
            try (var row = statement.executeQuery()) {
                row.next();
                if (!row.getBoolean(1)) {
                    return Reception.REPEATED;
                }
                return row.getBoolean(2) ? Reception.OF_ERASED_PERSON : Reception.NEW;
            }
        } catch (SQLException e) {
            throw new DatabaseException("The inbox could not be written", e);
        }
    }
}
