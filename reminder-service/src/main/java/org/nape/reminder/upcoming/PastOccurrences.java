package org.nape.reminder.upcoming;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.nape.messaging.DatabaseException;
import org.nape.reminder.due.Occurrence;
import org.nape.reminder.due.OccurrenceList;
import org.nape.web.Place;

/** What became of a person's occurrences. What a red flag has ended was never there. */
@ApplicationScoped
class PastOccurrences {
    private static final String THEIRS = """
            from occurrence join reminder on reminder.id = occurrence.reminder_id
            where person_id = ? and end_reason is distinct from 'RED_FLAG' and due_at >= ? and due_at < ?""";

    private static final String LIST = "select " + OccurrenceList.COLUMNS + THEIRS
            + " and (due_at, reminder_id) > (?, ?) order by due_at, reminder_id limit ?";

    private static final String SNOOZES =
            "select reminder_id, snoozed_until, due_at, acted_at " + THEIRS + " and snoozed_until is not null";

    private static final String NEWEST_BUNDLE = "select max(bundled_at) from reminder where person_id = ?";

    private static final UUID NOBODY = new UUID(0, 0);

    private final DataSource database;

    PastOccurrences(DataSource database) {
        this.database = database;
    }

    /** An occurrence that was put off, and when that was done. */
    record Snooze(Instant dueAt, Instant at) {}

    /** The first so many that are behind the place, in order. */
    List<Occurrence> list(UUID personId, Instant from, Instant to, Optional<Place> behind, int limit) {
        var after = behind.orElse(new Place(from, NOBODY));
        return query(LIST, personId, from, to, statement -> {
            statement.setObject(4, utc(after.at()));
            statement.setObject(5, after.id());
            statement.setInt(6, limit);
            try (var row = statement.executeQuery()) {
                var lines = new ArrayList<Occurrence>();
                while (row.next()) {
                    lines.add(OccurrenceList.occurrence(row));
                }
                return lines;
            }
        });
    }

    /** What was put off, by where it was put. */
    Map<Place, Snooze> snoozes(UUID personId, Instant from, Instant to) {
        return query(SNOOZES, personId, from, to, statement -> {
            try (var row = statement.executeQuery()) {
                var snoozes = new HashMap<Place, Snooze>();
                while (row.next()) {
                    snoozes.put(
                            new Place(instant(row, 2), row.getObject(1, UUID.class)),
                            new Snooze(instant(row, 3), instant(row, 4)));
                }
                return snoozes;
            }
        });
    }

    Optional<Instant> findNewestBundle(UUID personId) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(NEWEST_BUNDLE)) {
            statement.setObject(1, personId);
            try (var row = statement.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant);
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private interface Reading<T> {
        T read(PreparedStatement statement) throws SQLException;
    }

    private <T> T query(String sql, UUID personId, Instant from, Instant to, Reading<T> reading) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, personId);
            statement.setObject(2, utc(from));
            statement.setObject(3, utc(to));
            return reading.read(statement);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static DatabaseException unreadable(SQLException e) {
        return new DatabaseException("A person's occurrences could not be read", e);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
