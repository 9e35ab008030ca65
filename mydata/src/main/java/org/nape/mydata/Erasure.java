package org.nape.mydata;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.nape.messaging.DatabaseException;

/**
 * Forgets a person: erases every row of theirs and remembers only their random id, so that nothing late brings anything
 * back. Whoever keeps something of the person at the same moment is either done before, or refused.
 */
@ApplicationScoped
public class Erasure {
    private static final String FIND = "select erased_at from erased_person where id = ?";
    private static final String MARK = "select mark_erased(?, ?)";

    private final DataSource database;
    private final PersonalTables tables;

    Erasure(DataSource database, PersonalTables tables) {
        this.database = database;
        this.tables = tables;
    }

    /** When the person was erased; empty if they were not. */
    public Optional<Instant> findErasedAt(UUID personId) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FIND)) {
            statement.setObject(1, personId);
            try (var row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(row.getObject(1, OffsetDateTime.class).toInstant())
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseException("It could not be read who was erased", e);
        }
    }

    /** @return false if the person was erased before; then nothing is left to erase */
    @Transactional(MANDATORY)
    public boolean erase(UUID personId, Instant at) {
        try (var connection = database.getConnection()) {
            if (!mark(connection, personId, at)) {
                return false;
            }
            // All are held before the first is gone: what hangs on a row without naming the person can then not be
            // added.
            for (var table : tables.inOrder()) {
                run(connection, table.hold(), personId);
            }
            for (var table : tables.inOrder()) {
                if (!table.leaving().isEmpty()) {
                    run(connection, table.leaving(), personId);
                }
                run(connection, table.delete(), personId);
            }
            return true;
        } catch (SQLException e) {
            throw new DatabaseException("A person could not be erased", e);
        }
    }

    private static boolean mark(Connection connection, UUID personId, Instant at) throws SQLException {
        try (var statement = connection.prepareStatement(MARK)) {
            statement.setObject(1, personId);
            statement.setObject(2, at.atOffset(ZoneOffset.UTC));
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static void run(Connection connection, String sql, UUID personId) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, personId);
            statement.execute();
        }
    }
}
