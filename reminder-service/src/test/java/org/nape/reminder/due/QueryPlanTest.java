package org.nape.reminder.due;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nape.testbed.Testbed;

/** Nothing that is asked again and again reads more as there is more: PostgreSQL chooses the indexes by itself, with what it knows. */
@QuarkusTest
@QuarkusTestResource(Testbed.class)
class QueryPlanTest {
    private static final UUID PERSON = UUID.randomUUID();

    @Inject
    DataSource database;

    /** In a hundred years, where no ticker looks; and a history of some months. */
    @BeforeEach
    void manyReminders() throws SQLException {
        execute("""
                insert into reminder (id, person_id, title, rrule, starts_at_local, time_zone, duration_seconds, safety_prompt,
                                      ends_at, first_due_at, next_due_at, created_at)
                select uuidv7(), case when number <= 40 then '%s'::uuid else md5(mod(number, 1000)::text)::uuid end, 'Drink', 'FREQ=DAILY', at, 'UTC',
                       0, false, at, at, at, now()
                from generate_series(1, 20000) as number,
                     lateral (select now() + make_interval(years => 100, secs => number) as at) as laid""".formatted(PERSON));
        execute("""
                insert into occurrence (reminder_id, due_at, expires_at, state)
                select id, at, at, 'sent' from reminder, generate_series(1, 3) as number,
                     lateral (select date_trunc('month', now()) + make_interval(days => 12, months => number - 2) as at) as laid
                where next_due_at > now() + interval '99 years'""");
        execute("analyze reminder, due, occurrence");
    }

    @AfterEach
    void noMore() throws SQLException {
        execute(
                "delete from occurrence where reminder_id in (select id from reminder where next_due_at > now() + interval '99 years')");
        execute("delete from reminder where next_due_at > now() + interval '99 years'");
    }

    @Test
    void whatIsDueNextIsTheFirstEntryOfEachLane() throws SQLException {
        var plan = plan(Lanes.WAIT, OffsetDateTime.now());

        assertThat(plan).contains("using due_pkey on due").doesNotContain("Seq Scan", "Bitmap");
    }

    @Test
    void whatIsTakenOfALaneIsReadInItsOrder() throws SQLException {
        var plan = plan(
                TakenRows.TAKE, 3, OffsetDateTime.now(), OffsetDateTime.now().plusYears(101), 50);

        assertThat(plan)
                .contains("using due_pkey on due", "Index Scan using reminder_pkey on reminder")
                .doesNotContain("Seq Scan", "Sort");
    }

    @Test
    void whatIsMovedOnIsFoundByItsKey() throws SQLException {
        try (var connection = database.getConnection()) {
            var none = connection.createArrayOf("uuid", new UUID[0]);
            var plan = plan(DueReminders.STILL_DUE, none, connection.createArrayOf("timestamptz", new String[0]));

            assertThat(plan).contains("reminder_pkey on reminder").doesNotContain("Seq Scan");
        }
    }

    @Test
    void aPersonsActiveRemindersAreReadWithoutTheirEndedOnesAndEveryoneElses() throws SQLException {
        var plan = plan(
                "select * from reminder where person_id = ? and ended_at is null and id > ? order by id limit 100",
                PERSON,
                new UUID(0, 0));

        assertThat(plan)
                .contains("reminder_of_person")
                .containsPattern("Index Cond: .*ended_at IS NULL")
                .doesNotContain("Seq Scan");
    }

    @Test
    void whatWasShownTogetherLastIsReadWithoutWhatEndedLongAgo() throws SQLException {
        try (var connection = database.getConnection()) {
            var persons = connection.createArrayOf("uuid", new UUID[] {PERSON});
            var since = OffsetDateTime.now().minusHours(1);
            var plan = plan(DueReminders.BUNDLES, persons, persons, since, since);

            assertThat(plan)
                    .containsPattern("Index Cond: .*ended_at IS NULL")
                    .containsPattern("Index Cond: .*ended_at >")
                    .doesNotContain("Seq Scan");
        }
    }

    @Test
    void aRemindersHistoryIsReadByItsKeyInTheMonthsThatAreAskedFor() throws SQLException {
        var tenth = OffsetDateTime.now(ZoneOffset.UTC).withDayOfMonth(10);

        var plan = plan(OccurrenceList.NEWEST_FIRST, UUID.randomUUID(), tenth, tenth.plusDays(5), 100);

        assertThatOneMonthIsReadByItsKey(plan);
    }

    @Test
    void oneOccurrenceIsLookedForInItsMonthOnly() throws SQLException {
        assertThatOneMonthIsReadByItsKey(plan(OccurrenceList.ONE, UUID.randomUUID(), OffsetDateTime.now()));
    }

    private static void assertThatOneMonthIsReadByItsKey(String plan) {
        assertThat(plan)
                .containsPattern("Index Scan .*using occurrence_\\d{4}_\\d{2}_pkey")
                .doesNotContain("Seq Scan");
        assertThat(plan.split("Scan", -1)).hasSize(2);
    }

    private String plan(String sql, Object... parameters) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("explain (costs off) " + sql)) {
            for (var i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var row = statement.executeQuery()) {
                var lines = new ArrayList<String>();
                while (row.next()) {
                    lines.add(row.getString(1));
                }
                return String.join("\n", lines);
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
