package org.nape.reminder.due;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.nape.messaging.DatabaseException;

/** Changes rows by statements that happen with each report: Hibernate would read, compare and translate for each. */
@ApplicationScoped
public class Statements {
    private final EntityManager entities;
    private final DataSource database;

    Statements(EntityManager entities, DataSource database) {
        this.entities = entities;
        this.database = database;
    }

    /** Runs the statement with these values, in their order, in the caller's transaction. */
    public void change(String sql, @Nullable Object... values) {
        // What Hibernate has still to write of the same rows comes first, or it would be written over this.
        entities.flush();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("Rows could not be changed", e);
        }
    }
}
