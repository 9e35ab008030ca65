package org.nape.reminder.due;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.nape.messaging.DatabaseException;
import org.nape.reminder.day.SettingsList;

/** The reminders that are due by the database's clock, which all replicas share. */
@ApplicationScoped
class DueReminders {
    /** When each person's newest bundle began. Of all that has ended, only what did so since then can have begun one. */
    static final String BUNDLES = """
            select person_id, max(bundled_at) from (
                select person_id, bundled_at from reminder where person_id = any (?) and ended_at is null
                union all
                select person_id, bundled_at from reminder where person_id = any (?) and ended_at > ?) as recent
            where bundled_at > ? group by person_id""";

    static final String STILL_DUE = """
            select not exists (
                select from unnest(?::uuid[], ?::timestamptz[]) as taken (id, due_at)
                where not exists (select from reminder where reminder.id = taken.id and next_due_at = taken.due_at))""";

    private static final Duration LONGEST_BUNDLE = Duration.ofHours(1);

    private final DataSource database;
    private final SettingsList settings;

    DueReminders(DataSource database, SettingsList settings) {
        this.database = database;
        this.settings = settings;
    }

    Wait untilDue(Instant after) {
        try (var connection = database.getConnection()) {
            return Lanes.untilDue(after, connection);
        } catch (SQLException e) {
            throw new DatabaseException("Due reminders could not be looked for", e);
        }
    }

    /** What is done with the due reminders of a lane: sends them, and says what becomes of each. */
    interface Step {
        List<DueReminder.Turn> take(List<Taken> due, Persons persons, Instant now, StillDue stillDue)
                throws InterruptedException;
    }

    /** Whether all that was taken is still due: nobody has ended, paused or put off any of it. */
    interface StillDue {
        boolean ask();
    }

    /** What must be known of the persons whose reminders are due. */
    record Persons(SettingsList.Everyones settings, Map<UUID, Instant> bundles) {}

    /**
     * Takes up to so many that are due in a lane, oldest first, and moves them on if the step succeeds; says how many. No row is
     * locked while the step waits for Kafka: whoever ends a reminder meanwhile does so at once.
     */
    int moveOn(int lane, Instant after, int limit, Step step) throws InterruptedException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var now = Lanes.take(lane, connection);
                var due = now.isEmpty() ? List.<Taken>of() : TakenRows.read(lane, after, now.get(), limit, connection);
                var left = List.<Turns.Kept>of();
                if (!due.isEmpty()) {
                    var turns = step.take(due, persons(connection, due), now.get(), () -> isStillDue(due, connection));
                    left = Turns.keep(
                            IntStream.range(0, due.size())
                                    .mapToObj(i -> new Turns.Kept(due.get(i), turns.get(i)))
                                    .toList(),
                            connection);
                }
                connection.commit();
                for (var each : left) {
                    Turns.keepWaiting(each, connection);
                    connection.commit();
                }
                return due.size();
            } catch (SQLException | RuntimeException | InterruptedException e) {
                rollBack(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw new DatabaseException("Due reminders could not be moved on", e);
        }
    }

    /** Read after the reminders: who changes settings lays them out again, and a row that has changed is not moved on. */
    private Persons persons(Connection connection, List<Taken> due) throws SQLException {
        var ids = due.stream().map(taken -> taken.reminder().personId()).collect(Collectors.toSet());
        return new Persons(
                settings.of(ids, connection),
                bundles(connection, ids, due.getFirst().reminder().dueAt()));
    }

    private static Map<UUID, Instant> bundles(Connection connection, Set<UUID> personIds, Instant earliest)
            throws SQLException {
        var persons = connection.createArrayOf("uuid", personIds.toArray());
        var since = earliest.minus(LONGEST_BUNDLE).atOffset(ZoneOffset.UTC);
        try (var statement = connection.prepareStatement(BUNDLES)) {
            statement.setArray(1, persons);
            statement.setArray(2, persons);
            statement.setObject(3, since);
            statement.setObject(4, since);
            try (var row = statement.executeQuery()) {
                var bundles = new HashMap<UUID, Instant>();
                while (row.next()) {
                    bundles.put(
                            row.getObject(1, UUID.class),
                            row.getObject(2, OffsetDateTime.class).toInstant());
                }
                return bundles;
            }
        }
    }

    private static boolean isStillDue(List<Taken> due, Connection connection) {
        try (var statement = connection.prepareStatement(STILL_DUE)) {
            new Columns<>(due, statement, 1)
                    .add("uuid", UUID[]::new, taken -> taken.reminder().id())
                    .add(
                            "timestamptz",
                            String[]::new,
                            taken -> taken.reminder().dueAt().toString());
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new DatabaseException("Due reminders could not be looked at again", e);
        }
    }

    private static void rollBack(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
