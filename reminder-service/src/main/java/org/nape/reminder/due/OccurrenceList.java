package org.nape.reminder.due;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.nape.messaging.DatabaseException;

/** What became of each occurrence, in a table for each month. The ticker writes what it sent and missed. */
@ApplicationScoped
class OccurrenceList {
    private static final String KEEP = "call keep_history(make_interval(secs => ?))";

    private final DataSource database;

    OccurrenceList(DataSource database) {
        this.database = database;
    }

    /** Makes the tables of the months around now, and drops what is older, with the reminders that ended before. */
    void keep(Duration period) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(KEEP)) {
            statement.setDouble(1, period.toSeconds());
            statement.execute();
        } catch (SQLException e) {
            throw new DatabaseException("The history could not be kept in order", e);
        }
    }
}
