package org.nape.triage.redflag;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.nape.events.RedFlagEscalated;
import org.nape.messaging.DatabaseException;

/** The red flags that nobody has acknowledged in time, by the database's clock, which all replicas share. */
@ApplicationScoped
class DueRedFlags {
    private static final String WAIT = """
            select extract(epoch from min(escalate_at) - clock_timestamp()) * 1000
            from red_flag where escalate_at is not null""";

    /** Rows that another replica escalates, or that somebody is acknowledging, are left to them. */
    private static final String ESCALATE = """
            with escalated as (
                update red_flag set escalate_at = null, escalated_at = date_trunc('milliseconds', now())
                where id = any (array(
                    select id from red_flag where escalate_at <= now()
                    order by escalate_at limit ? for update skip locked))
                returning id, report_id, person_id, level, concerns, rule_ids, raised_at, escalated_at)
            select * from escalated order by raised_at, id""";

    private final DataSource database;

    DueRedFlags(DataSource database) {
        this.database = database;
    }

    /** How long until one is to be escalated, not above zero if it is time; empty if none waits. */
    Optional<Duration> untilDue() {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(WAIT);
                var row = statement.executeQuery()) {
            row.next();
            return Optional.ofNullable(row.getBigDecimal(1))
                    .map(millis -> Duration.ofMillis((long) Math.ceil(millis.doubleValue())));
        } catch (SQLException e) {
            throw new DatabaseException("Red flags could not be looked for", e);
        }
    }

    /** Escalates up to so many whose time has come, those that wait longest, in the caller's transaction. */
    List<RedFlagEscalated> escalate(int most) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(ESCALATE)) {
            statement.setInt(1, most);
            try (var row = statement.executeQuery()) {
                var escalated = new ArrayList<RedFlagEscalated>();
                while (row.next()) {
                    escalated.add(event(row));
                }
                return escalated;
            }
        } catch (SQLException e) {
            throw new DatabaseException("Red flags could not be escalated", e);
        }
    }

    private static RedFlagEscalated event(ResultSet row) throws SQLException {
        return new RedFlagEscalated(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getString(4),
                texts(row, 5),
                texts(row, 6),
                instant(row, 7),
                instant(row, 8));
    }

    private static List<String> texts(ResultSet row, int column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
