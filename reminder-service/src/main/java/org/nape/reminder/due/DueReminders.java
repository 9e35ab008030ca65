package org.nape.reminder.due;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.nape.messaging.DatabaseException;

/** The reminders that are due by the database's clock, which all replicas share. */
@ApplicationScoped
class DueReminders {
    /** Between the bounds only, because the index still holds the places of all that were moved on since the last vacuum. */
    private static final String WAIT = """
            select extract(epoch from min(next_due_at) - clock_timestamp()) * 1000, clock_timestamp()
            from reminder where next_due_at > ?""";

    /** Rows that another replica, a listener or a deletion holds are left to it. */
    private static final String TAKE = """
            select id, person_id, content_slug, title, duration_seconds, rrule, starts_at_local, time_zone, ends_at,
                   safety_prompt, next_due_at, case when content_slug is null then template_id end
            from reminder where next_due_at > ? and next_due_at <= ?
            order by next_due_at limit ? for update skip locked""";

    private static final String MOVE_ON = """
            update reminder set next_due_at = turn.next, missed = reminder.missed + turn.missed,
                   ended_at = case when turn.next is null then clock_timestamp() end,
                   end_reason = case when turn.next is null then 'FINISHED' end
            from unnest(?::uuid[], ?::timestamptz[], ?::int[]) as turn (id, next, missed)
            where reminder.id = turn.id""";

    private final DataSource database;

    DueReminders(DataSource database) {
        this.database = database;
    }

    /**
     * How long until something is due, by the database's clock.
     *
     * @param untilDue empty when nothing is planned
     */
    record Wait(Optional<Duration> untilDue, Instant now) {
        boolean isOver() {
            return untilDue.filter(until -> !until.isPositive()).isPresent();
        }

        Duration atMost(Duration longest) {
            return untilDue.filter(until -> until.compareTo(longest) < 0).orElse(longest);
        }
    }

    Wait untilDue(Instant after) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(WAIT)) {
            statement.setObject(1, after.atOffset(ZoneOffset.UTC));
            try (var row = statement.executeQuery()) {
                row.next();
                var millis = row.getBigDecimal(1);
                return new Wait(
                        Optional.ofNullable(millis)
                                .map(value -> Duration.ofMillis((long) Math.ceil(value.doubleValue()))),
                        instant(row, 2));
            }
        } catch (SQLException e) {
            throw new DatabaseException("Due reminders could not be looked for", e);
        }
    }

    /** What is done with due reminders while they are locked: says what becomes of each. */
    interface Step {
        List<DueReminder.Turn> take(List<DueReminder> due, Instant now) throws InterruptedException;
    }

    /** Takes up to so many that are due, oldest first, and moves them on if the step succeeds; says how many. */
    int moveOn(Instant after, int limit, Step step) throws InterruptedException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var now = now(connection);
                var due = take(connection, after, now, limit);
                if (!due.isEmpty()) {
                    moveOn(connection, step.take(due, now));
                }
                connection.commit();
                return due.size();
            } catch (SQLException | RuntimeException | InterruptedException e) {
                rollBack(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw new DatabaseException("Due reminders could not be moved on", e);
        }
    }

    private static Instant now(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select now()");
                var row = statement.executeQuery()) {
            row.next();
            return instant(row, 1);
        }
    }

    private static List<DueReminder> take(Connection connection, Instant after, Instant now, int limit)
            throws SQLException {
        try (var statement = connection.prepareStatement(TAKE)) {
            statement.setObject(1, after.atOffset(ZoneOffset.UTC));
            statement.setObject(2, now.atOffset(ZoneOffset.UTC));
            statement.setInt(3, limit);
            try (var row = statement.executeQuery()) {
                var due = new ArrayList<DueReminder>();
                while (row.next()) {
                    due.add(reminder(row));
                }
                return due;
            }
        }
    }

    private static DueReminder reminder(ResultSet row) throws SQLException {
        var schedule = new Schedule(
                row.getString(6),
                row.getObject(7, LocalDateTime.class),
                ZoneId.of(row.getString(8)),
                instant(row, 9),
                row.getBoolean(10));
        return new DueReminder(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(12),
                row.getString(4),
                Duration.ofSeconds(row.getLong(5)),
                schedule,
                instant(row, 11));
    }

    private static void moveOn(Connection connection, List<DueReminder.Turn> turns) throws SQLException {
        try (var statement = connection.prepareStatement(MOVE_ON)) {
            var ids = turns.stream().map(DueReminder.Turn::reminderId).toArray();
            var next = turns.stream()
                    .map(turn -> turn.next().map(Instant::toString).orElse(null))
                    .toArray();
            var missed = turns.stream().map(DueReminder.Turn::missed).toArray();
            statement.setArray(1, connection.createArrayOf("uuid", ids));
            statement.setArray(2, connection.createArrayOf("timestamptz", next));
            statement.setArray(3, connection.createArrayOf("int4", missed));
            statement.executeUpdate();
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static void rollBack(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
