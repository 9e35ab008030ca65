package org.nape.triage.redflag;

import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;

/** What a test sees and moves in the database. */
final class RedFlagRows {
    private final DataSource database;

    RedFlagRows(DataSource database) {
        this.database = database;
    }

    /** Lets the person's red flags that wait for somebody be due after this time from now. */
    void letBeDue(UUID personId, Duration after) {
        change(
                "update red_flag set escalate_at = now() + make_interval(secs => ?)"
                        + " where person_id = ? and escalate_at is not null",
                after.toMillis() / 1000.0,
                personId);
    }

    /** Seen from the service, a clock that is set back by an hour is a person whose reports are an hour ahead. */
    void moveReports(UUID personId, Duration by) {
        change(
                "update symptom_report set reported_at = reported_at + make_interval(secs => ?) where person_id = ?",
                by.toSeconds(),
                personId);
    }

    int countEscalated(UUID personId) {
        return count("red_flag where escalated_at is not null and person_id = ?", personId);
    }

    int countOwed(UUID personId) {
        return count("outbox where person_id = ?", personId);
    }

    /** How long the person's red flags wait for somebody, by the database's clock. */
    double secondsToEscalation(UUID personId) {
        return number(
                "select extract(epoch from max(escalate_at) - now()) from red_flag where person_id = ?", personId);
    }

    private int count(String what, UUID personId) {
        return (int) number("select count(*) from " + what, personId);
    }

    private double number(String query, UUID personId) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(query)) {
            statement.setObject(1, personId);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getDouble(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void change(String update, double seconds, UUID personId) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(update)) {
            statement.setDouble(1, seconds);
            statement.setObject(2, personId);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
