package org.nape.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.nape.events.Sequence;

/** The numbers of the events of numbered topics, for whoever misses one. */
@ApplicationScoped
public class EventNumbers {
    private static final String GIVE = "select number_events(?)";
    private static final String FIND = "select event_id from event_number where topic = ? and sequence = ?";

    private final DataSource database;

    EventNumbers(DataSource database) {
        this.database = database;
    }

    /**
     * Gives those that were written first their numbers, at most so many. A number that was ever told must survive, so this
     * commit waits for the disk.
     *
     * @return how many
     */
    int give(int most) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(GIVE)) {
            statement.setInt(1, most);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** Which event has this number. */
    public Optional<String> findEvent(String topic, Sequence sequence) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FIND)) {
            statement.setString(1, topic);
            statement.setLong(2, sequence.number());
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseException("The numbers of events could not be read", e);
        }
    }
}
