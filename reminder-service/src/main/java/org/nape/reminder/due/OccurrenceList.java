package org.nape.reminder.due;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.nape.messaging.DatabaseException;

/**
 * What became of each occurrence, in a table for each month. The ticker writes what it sent and missed, people what they did;
 * whoever changes one holds its reminder. Each query names the months in which it looks.
 */
@ApplicationScoped
public class OccurrenceList {
    private static final String KEEP = "call keep_history(make_interval(secs => ?))";

    /** What {@link #occurrence} reads. */
    public static final String COLUMNS = "reminder_id, due_at, expires_at, state, acted_at, snoozed_until, worse ";

    private static final String READ = "select " + COLUMNS + "from occurrence ";
    static final String ONE = READ + "where reminder_id = ? and due_at = ?";
    static final String NEWEST_FIRST =
            READ + "where reminder_id = ? and due_at >= ? and due_at < ? order by due_at desc limit ?";
    private static final String OF_SEVERAL =
            READ + "where reminder_id = any(?) and due_at >= ? and due_at < ? order by due_at, reminder_id";

    private static final String ADD =
            "insert into occurrence (expires_at, state, reminder_id, due_at) values (?, 'sent', ?, ?)";

    private static final String PUT = """
            update occurrence set state = ?, acted_at = ?, snoozed_until = ?, worse = ?
            where reminder_id = ? and due_at = ?""";

    private static final String ANSWERED = """
            update occurrence set state = 'done', acted_at = ?, snoozed_until = null
            where reminder_id = ? and state in ('sent', 'snoozed')
              and due_at = (select last_due_at from reminder where id = ?)""";

    private final DataSource database;

    OccurrenceList(DataSource database) {
        this.database = database;
    }

    /** Makes the tables of the months around now, and drops what is older, with the reminders that ended before. */
    void keep(Duration period) {
        run(KEEP, "kept in order", statement -> {
            statement.setDouble(1, period.toSeconds());
            return statement.execute();
        });
    }

    public Optional<Occurrence> find(UUID reminderId, Instant dueAt) {
        return read(ONE, statement -> {
                    statement.setObject(1, reminderId);
                    statement.setObject(2, time(dueAt));
                })
                .stream()
                .findFirst();
    }

    /** At most so many that were due from the one moment on and before the other. */
    public List<Occurrence> newestFirst(UUID reminderId, Instant from, Instant before, int most) {
        return read(NEWEST_FIRST, statement -> {
            statement.setObject(1, reminderId);
            statement.setObject(2, time(from));
            statement.setObject(3, time(before));
            statement.setInt(4, most);
        });
    }

    /** In order, those of several reminders that were due from the one moment on and before the other. */
    public List<Occurrence> of(Collection<UUID> reminderIds, Instant from, Instant before) {
        return read(OF_SEVERAL, statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf("uuid", reminderIds.toArray()));
            statement.setObject(2, time(from));
            statement.setObject(3, time(before));
        });
    }

    /** One of which the person is told just now. */
    public void add(UUID reminderId, Instant dueAt, Instant expiresAt) {
        run(ADD, "added to", statement -> {
            statement.setObject(1, time(expiresAt));
            statement.setObject(2, reminderId);
            statement.setObject(3, time(dueAt));
            return statement.executeUpdate();
        });
    }

    public void put(Occurrence occurrence) {
        run(PUT, "changed", statement -> {
            statement.setString(1, occurrence.state().id());
            statement.setObject(2, time(occurrence.actedAt().orElse(null)));
            statement.setObject(3, time(occurrence.snoozedUntil().orElse(null)));
            statement.setObject(4, occurrence.worse().orElse(null));
            statement.setObject(5, occurrence.reminderId());
            statement.setObject(6, time(occurrence.dueAt()));
            return statement.executeUpdate();
        });
    }

    /** Answering is doing: the newest occurrence of a check-in. */
    public void answered(UUID checkInId, Instant at) {
        run(ANSWERED, "changed", statement -> {
            statement.setObject(1, time(at));
            statement.setObject(2, checkInId);
            statement.setObject(3, checkInId);
            return statement.executeUpdate();
        });
    }

    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    private interface Step<T> {
        T take(PreparedStatement statement) throws SQLException;
    }

    private List<Occurrence> read(String sql, Parameters parameters) {
        return run(sql, "read", statement -> {
            parameters.set(statement);
            try (var row = statement.executeQuery()) {
                var found = new ArrayList<Occurrence>();
                while (row.next()) {
                    found.add(occurrence(row));
                }
                return found;
            }
        });
    }

    private <T> T run(String sql, String what, Step<T> step) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            return step.take(statement);
        } catch (SQLException e) {
            throw new DatabaseException("The history could not be " + what, e);
        }
    }

    public static Occurrence occurrence(ResultSet row) throws SQLException {
        return new Occurrence(
                row.getObject(1, UUID.class),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                Occurrence.State.ofId(row.getString(4)),
                Optional.ofNullable(row.getObject(5, OffsetDateTime.class)).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getObject(6, OffsetDateTime.class)).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getObject(7, Boolean.class)));
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
