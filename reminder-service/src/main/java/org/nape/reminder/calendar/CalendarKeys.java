package org.nape.reminder.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.nape.messaging.DatabaseException;

/** The hashes of all calendar keys: one a person. */
@ApplicationScoped
class CalendarKeys {
    private static final String PUT = """
            insert into calendar_key (person_id, key_hash, created_at) values (?, ?, now())
            on conflict (person_id) do update
            set (key_hash, created_at, last_used_at) = (excluded.key_hash, excluded.created_at, null)
            returning created_at""";

    private static final String FIND = "select created_at, last_used_at from calendar_key where person_id = ?";

    /** To the hour, so that a program that asks often writes seldom. */
    private static final String USE = """
            with used as (
                update calendar_key set last_used_at = now()
                where key_hash = ? and (last_used_at is null or last_used_at < now() - interval '1 hour'))
            select person_id from calendar_key where key_hash = ?""";

    private static final String DELETE = "delete from calendar_key where person_id = ? returning created_at";

    private final DataSource database;

    CalendarKeys(DataSource database) {
        this.database = database;
    }

    /** Since when there is a key, and when a program used it last, to the hour. */
    record Kept(Instant createdAt, Optional<Instant> lastUsedAt) {}

    /** The person's only key from now on; since when. */
    Instant put(UUID personId, CalendarKey key) {
        return query(
                        PUT,
                        statement -> {
                            statement.setObject(1, personId);
                            statement.setBytes(2, key.hash());
                        },
                        row -> instant(row, 1))
                .orElseThrow();
    }

    Optional<Kept> find(UUID personId) {
        return query(
                FIND,
                statement -> statement.setObject(1, personId),
                row -> new Kept(
                        instant(row, 1),
                        Optional.ofNullable(row.getObject(2, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)));
    }

    /** Whose key it is. */
    Optional<UUID> use(CalendarKey key) {
        return query(
                USE,
                statement -> {
                    statement.setBytes(1, key.hash());
                    statement.setBytes(2, key.hash());
                },
                row -> row.getObject(1, UUID.class));
    }

    /** Whether there was one. */
    boolean delete(UUID personId) {
        return query(DELETE, statement -> statement.setObject(1, personId), row -> true)
                .isPresent();
    }

    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> Optional<T> query(String sql, Parameters parameters, Reading<T> reading) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(reading.read(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseException("A calendar key could not be read or kept", e);
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
