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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.nape.messaging.DatabaseException;
import org.nape.reminder.day.SettingsList;

/** The reminders that are due by the database's clock, which all replicas share. */
@ApplicationScoped
class DueReminders {
    /** Between the bounds only, because the index still holds the places of all that were moved on since the last vacuum. */
    private static final String WAIT = """
            select extract(epoch from min(next_due_at) - clock_timestamp()) * 1000, clock_timestamp()
            from reminder where next_due_at > ?""";

    /** Rows that another replica, a listener or a deletion holds are left to it. */
    private static final String TAKE = """
            select id, person_id, next_due_at, template_id, content_slug, title, own_title, duration_seconds,
                   rrule, starts_at_local, time_zone, ends_at,
                   safety_prompt, keeps_zone, at_work, min_gap_seconds, ask_again_seconds
            from reminder where next_due_at > ? and next_due_at <= ?
            order by next_due_at limit ? for update skip locked""";

    /** When each person's newest bundle began. */
    private static final String BUNDLES = """
            select person_id, max(bundled_at) from reminder
            where person_id = any(?) and bundled_at > ? group by person_id""";

    private static final Duration LONGEST_BUNDLE = Duration.ofHours(1);

    private final DataSource database;
    private final SettingsList settings;

    DueReminders(DataSource database, SettingsList settings) {
        this.database = database;
        this.settings = settings;
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
        List<DueReminder.Turn> take(List<DueReminder> due, Persons persons, Instant now) throws InterruptedException;
    }

    /** What must be known of the persons whose reminders are due. */
    record Persons(SettingsList.Everyones settings, Map<UUID, Instant> bundles) {}

    /** Takes up to so many that are due, oldest first, and moves them on if the step succeeds; says how many. */
    int moveOn(Instant after, int limit, Step step) throws InterruptedException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var now = now(connection);
                var due = take(connection, after, now, limit);
                if (!due.isEmpty()) {
                    Turns.keep(step.take(due, persons(connection, due), now), connection);
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

    /** Read once the reminders are locked: whoever changes settings later waits for them, and lays them out again. */
    private Persons persons(Connection connection, List<DueReminder> due) throws SQLException {
        var ids = due.stream().map(DueReminder::personId).collect(Collectors.toSet());
        return new Persons(
                settings.of(ids, connection),
                bundles(connection, ids, due.getFirst().dueAt()));
    }

    private static Map<UUID, Instant> bundles(Connection connection, Set<UUID> personIds, Instant earliest)
            throws SQLException {
        try (var statement = connection.prepareStatement(BUNDLES)) {
            statement.setArray(1, connection.createArrayOf("uuid", personIds.toArray()));
            statement.setObject(2, earliest.minus(LONGEST_BUNDLE).atOffset(ZoneOffset.UTC));
            try (var row = statement.executeQuery()) {
                var bundles = new HashMap<UUID, Instant>();
                while (row.next()) {
                    bundles.put(row.getObject(1, UUID.class), instant(row, 2));
                }
                return bundles;
            }
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
                    due.add(new DueReminder(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            reminder(row),
                            instant(row, 3)));
                }
                return due;
            }
        }
    }

    private static Reminder reminder(ResultSet row) throws SQLException {
        return new Reminder(
                Optional.ofNullable(row.getString(4)),
                Optional.ofNullable(row.getString(5)),
                row.getString(6),
                row.getBoolean(7),
                schedule(row),
                Duration.ofSeconds(row.getLong(8)));
    }

    private static Schedule schedule(ResultSet row) throws SQLException {
        var manner = new Manner(
                row.getBoolean(13),
                row.getBoolean(14),
                row.getBoolean(15),
                Optional.ofNullable(row.getObject(16, Long.class)).map(Duration::ofSeconds),
                Optional.ofNullable(row.getObject(17, Long.class)).map(Duration::ofSeconds));
        return new Schedule(
                row.getString(9),
                row.getObject(10, LocalDateTime.class),
                ZoneId.of(row.getString(11)),
                instant(row, 12),
                manner);
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
