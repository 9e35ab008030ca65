package org.nape.reminder.due;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.nape.testbed.Testbed;

/** Months of history come and go, and nobody who reads or writes meanwhile is held up. */
@QuarkusTest
@QuarkusTestResource(Testbed.class)
class HistoryKeepingTest {
    @Inject
    OccurrenceList history;

    @Inject
    DataSource database;

    @Test
    void aMonthThatSomebodyReadsIsDroppedAnotherTimeAndNobodyQueuesUpBehindIt() throws SQLException {
        try (var reader = database.getConnection();
                var writer = database.getConnection()) {
            execute("""
                    create table if not exists occurrence_2001_01 partition of occurrence
                    for values from ('2001-01-01 00:00+00') to ('2001-02-01 00:00+00')""", writer);
            reader.setAutoCommit(false);
            execute("select count(*) from occurrence", reader);
            var begun = Instant.now();

            history.keep(Duration.ofDays(400));

            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(2));
            assertThat(isThere("occurrence_2001_01", writer)).isTrue();
            execute("insert into occurrence values (gen_random_uuid(), now(), now(), 'sent')", writer);
            reader.rollback();
            history.keep(Duration.ofDays(400));
            assertThat(isThere("occurrence_2001_01", writer)).isFalse();
        }
    }

    @Test
    void whatCameBeforeItsMonthWasMadeMovesIntoIt() throws SQLException {
        try (var connection = database.getConnection()) {
            var month = "occurrence_"
                    + text("to_char(now() at time zone 'UTC' + interval '1 month', 'YYYY_MM')", connection);
            execute("drop table " + month, connection);
            execute("""
                    insert into occurrence
                    select '00000000-0000-7000-8000-00000000abcd', at, at, 'missed'
                    from (select date_trunc('month', now() at time zone 'UTC') at time zone 'UTC' + interval '45 days' as at) as next""", connection);

            history.keep(Duration.ofDays(400));

            assertThat(text(
                            "count(*) from " + month + " where reminder_id = '00000000-0000-7000-8000-00000000abcd'",
                            connection))
                    .isEqualTo("1");
        }
    }

    @Test
    void remindersThatEndedLongAgoAreForgotten() throws SQLException {
        try (var connection = database.getConnection()) {
            execute("""
                    insert into reminder (id, person_id, title, rrule, starts_at_local, time_zone, duration_seconds, safety_prompt,
                                          ends_at, first_due_at, created_at, ended_at, end_reason)
                    select uuidv7(), '00000000-0000-4000-8000-00000000abcd', 'Drink', 'FREQ=DAILY', at, 'UTC', 0, false, at, at, at,
                           at, 'FINISHED'
                    from generate_series(1, 2500) as number, lateral (select now() - make_interval(days => 398 + number) as at) as a""", connection);

            history.keep(Duration.ofDays(400));

            assertThat(text(
                            "count(*) from reminder where person_id = '00000000-0000-4000-8000-00000000abcd'",
                            connection))
                    .isEqualTo("1");
        }
    }

    private static boolean isThere(String table, Connection connection) throws SQLException {
        return !"0".equals(text("count(*) from pg_class where relname = '" + table + "'", connection));
    }

    private static String text(String expression, Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select " + expression)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(String sql, Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
