package org.nape.reminder.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.nape.knowledge.Level;
import org.nape.messaging.DatabaseException;
import org.nape.reminder.day.SettingsList;
import org.nape.reminder.plan.Standing.Mark;

/** Everyone who ever reported, or made a reminder. */
@ApplicationScoped
class Persons {
    private static final String STANDING = """
            select newest_report_at, newest_report_id, newest_self_care_at, newest_red_flag_at, red_flag_report_id
            from person where person_id = ?""";

    private static final String LOCK = """
            insert into person (person_id) values (?) on conflict do nothing;
            %s for update""".formatted(STANDING);

    /**
     * All in one journey: with each report it is asked for. Each query sees what is committed by the time that the person is held,
     * which one query that does it all would not.
     */
    private static final String LOCK_AND_READ = String.join(
            ";\n",
            LOCK,
            "select reported_zone from settings where person_id = ?",
            SettingsList.READ,
            "select content_slug from made_worse where person_id = ?",
            ChoiceList.READ,
            "select id, report_id, level, reported_at from plan where person_id = ? and stopped_at is null");

    private static final String KEEP = """
            update person
            set (newest_report_at, newest_report_id, newest_self_care_at, newest_red_flag_at, red_flag_report_id)
                = (?, ?, ?, ?, ?)
            where person_id = ?""";

    private final DataSource database;
    private final SettingsList settings;

    Persons(DataSource database, SettingsList settings) {
        this.database = database;
        this.settings = settings;
    }

    /** Where the person stands. Their row is locked until the transaction ends: of all that changes one person's plan, one is at work. */
    Standing lock(UUID personId) {
        return ask(LOCK, "A person could not be held", statement -> {
            statement.setObject(1, personId);
            statement.setObject(2, personId);
            statement.execute();
            return first(next(statement), Persons::standing).orElseThrow();
        });
    }

    /** The same, with all that a plan depends on. */
    KnownPerson lockAndRead(UUID personId) {
        return ask(LOCK_AND_READ, "A person could not be held", statement -> {
            for (int i : new int[] {1, 2, 3, 5, 6, 7}) {
                statement.setObject(i, personId);
            }
            statement.setArray(4, statement.getConnection().createArrayOf("uuid", new Object[] {personId}));
            statement.execute();
            return new KnownPerson(
                    personId,
                    first(next(statement), Persons::standing).orElseThrow(),
                    first(next(statement), row -> row.getString(1)).flatMap(ReportReading::findZone),
                    settings.read(next(statement)).apply(personId),
                    texts(next(statement)),
                    first(next(statement), ChoiceList::choices).orElse(Choices.NONE),
                    first(next(statement), Persons::plan));
        });
    }

    /** Empty for who never reported or made a reminder. */
    Optional<Standing> find(UUID personId) {
        return ask(STANDING, "A person could not be read", statement -> {
            statement.setObject(1, personId);
            return first(statement.executeQuery(), Persons::standing);
        });
    }

    /** Where the person stands from now on; the caller holds them. */
    void keep(UUID personId, Standing standing) {
        ask(KEEP, "A person could not be kept", statement -> {
            statement.setObject(1, at(standing.newestReport().map(Mark::at)));
            statement.setObject(2, standing.newestReport().map(Mark::reportId).orElse(null));
            statement.setObject(3, at(standing.newestSelfCareAt()));
            statement.setObject(4, at(standing.newestRedFlag().map(Mark::at)));
            statement.setObject(5, standing.newestRedFlag().map(Mark::reportId).orElse(null));
            statement.setObject(6, personId);
            return statement.executeUpdate();
        });
    }

    /** What is done with a statement. */
    private interface Asking<T> {
        T ask(PreparedStatement statement) throws SQLException;
    }

    private <T> T ask(String sql, String failure, Asking<T> asking) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            return asking.ask(statement);
        } catch (SQLException e) {
            throw new DatabaseException(failure, e);
        }
    }

    /** What a row says. */
    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** The rows of the next query of several; what changes something has none. */
    private static ResultSet next(PreparedStatement statement) throws SQLException {
        while (!statement.getMoreResults()) {
            if (statement.getUpdateCount() < 0) {
                throw new SQLException("There is no further result");
            }
        }
        return statement.getResultSet();
    }

    private static <T> Optional<T> first(ResultSet rows, Reading<T> reading) throws SQLException {
        return rows.next() ? Optional.ofNullable(reading.read(rows)) : Optional.empty();
    }

    private static Set<String> texts(ResultSet rows) throws SQLException {
        var texts = new HashSet<String>();
        while (rows.next()) {
            texts.add(rows.getString(1));
        }
        return texts;
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(mark(row, 1), instant(row, 3), mark(row, 4));
    }

    private static RunningPlan plan(ResultSet row) throws SQLException {
        return new RunningPlan(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                Level.valueOf(row.getString(3)),
                instant(row, 4).orElseThrow());
    }

    private static Optional<Mark> mark(ResultSet row, int column) throws SQLException {
        var reportId = Optional.ofNullable(row.getObject(column + 1, UUID.class));
        return instant(row, column).flatMap(at -> reportId.map(id -> new Mark(at, id)));
    }

    private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static @Nullable OffsetDateTime at(Optional<Instant> instant) {
        return instant.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null);
    }
}
