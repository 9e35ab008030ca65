package org.nape.reminder.plan;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.nape.messaging.DatabaseException;

/** Everyone who ever reported, or made a reminder. */
@ApplicationScoped
class Persons implements PanacheRepositoryBase<PersonRow, UUID> {
    private static final String ADD = "insert into person (person_id) values (?) on conflict do nothing";

    private final DataSource database;

    Persons(DataSource database) {
        this.database = database;
    }

    /** The person's row, locked until the transaction ends: of all that changes one person's plan, one is at work. */
    PersonRow lock(UUID personId) {
        add(personId);
        return findById(personId, LockModeType.PESSIMISTIC_WRITE);
    }

    private void add(UUID personId) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(ADD)) {
            statement.setObject(1, personId);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("A person could not be added", e);
        }
    }
}
