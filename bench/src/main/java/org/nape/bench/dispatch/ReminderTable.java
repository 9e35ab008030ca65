package org.nape.bench.dispatch;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.ValueRange;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** The reminders of a service, written into its tables as it writes them itself. */
final class ReminderTable implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** As long as it is not known how long it takes to make them due. */
    private static final Duration AHEAD = Duration.ofSeconds(20);

    private static final Duration AT_LEAST_AHEAD = Duration.ofSeconds(1);
    /** Who writes something of a person holds the person until it is kept, and no server has room for all at once. */
    private static final int AT_A_TIME = 10_000;
    /** Reminders of each person. */
    private static final int OF_EACH = 5;
    /** Hours at which nothing is quiet, and will not be before all is measured. */
    private static final ValueRange DAY = ValueRange.of(7, 20);

    private static final String[] ZONES = {
        "Pacific/Auckland",
        "Australia/Sydney",
        "Asia/Tokyo",
        "Asia/Kolkata",
        "Asia/Dubai",
        "Europe/Berlin",
        "Europe/Lisbon",
        "America/Sao_Paulo",
        "America/New_York",
        "America/Los_Angeles",
        "Pacific/Honolulu"
    };
    /** Five of each person, by the rules that plans have, laid over days to come. */
    private static final String PLANT = """
            insert into reminder (id, person_id, template_id, content_slug, title, own_title, duration_seconds, rrule,
                                  starts_at_local, time_zone, ends_at, safety_prompt, first_due_at, next_due_at, created_at)
            select uuidv7(), md5((number / 5)::text)::uuid,
                   (array['rem_screen_break', 'rem_gentle', 'rem_ice', 'rem_walk', null])[1 + number % 5],
                   (array['screen-breaks', 'gentle-movement', 'ice-pack', 'walking', null])[1 + number % 5],
                   (array['Time for your short break', 'Move your neck gently', 'Ice for twenty minutes', 'Walk a little',
                          'Drink a glass of water'])[1 + number % 5],
                   number % 5 = 4, 120,
                   (array['FREQ=HOURLY;INTERVAL=2', 'FREQ=DAILY;BYHOUR=9,13,17', 'FREQ=DAILY;INTERVAL=2', 'FREQ=WEEKLY',
                          'FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR'])[1 + number % 5],
                   laid.at at time zone zone, zone, laid.at + interval '28 days', false, laid.at, laid.at, now()
            from generate_series(?, ?) as number,
                 lateral (select now() + make_interval(days => 1 + number % 3, mins => number % 480) as at,
                                 (?::text[])[1 + (number / 5) % cardinality(?)] as zone) as laid""";

    /** Half of the persons have said how their days are. */
    private static final String SETTLE = """
            insert into settings (person_id, time_zone, quiet_from, quiet_to, working_hours, discreet, changed_at)
            select md5(number::text)::uuid, (?::text[])[1 + number % cardinality(?)], time '22:30', time '05:30',
                   array['MONDAY 09:00-17:00', 'TUESDAY 09:00-17:00', 'FRIDAY 09:00-13:00'], true, now()
            from generate_series(?, ?) as number where number % 2 = 0""";

    private static final String REMEMBER = """
            insert into occurrence (reminder_id, due_at, expires_at, state)
            select id, at, at + interval '15 minutes', 'sent'
            from reminder, generate_series(1, ?) as number,
                 lateral (select created_at - make_interval(days => number * 2) as at) as past""";

    private final Connection connection;
    /** How far ahead of us the next fall due: when all is written and vacuumed. */
    private Duration ahead = AHEAD;

    ReminderTable(Database database) throws SQLException {
        connection = DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    /** Active reminders of people for whom it is day now, none of them due, each with so many occurrences in the past. */
    void plant(int active, int past) throws SQLException {
        var zones = connection.createArrayOf("text", zonesByDay());
        for (int first = 0; first < active; first += AT_A_TIME) {
            var last = Math.min(first + AT_A_TIME, active) - 1;
            update(PLANT, first, last, zones, zones);
            update(SETTLE, zones, zones, first / OF_EACH, last / OF_EACH);
        }
        update(REMEMBER, past);
        execute("vacuum analyze reminder, settings, occurrence");
    }

    private static String[] zonesByDay() {
        return Arrays.stream(ZONES)
                .filter(zone -> DAY.isValidValue(LocalTime.now(ZoneId.of(zone)).getHour()))
                .toArray(String[]::new);
    }

    /** So many of them fall due a little later, wherever they lie in the table; says when. Vacuumed as the peers' tables are. */
    Instant makeDue(int count) throws SQLException {
        choose(count);
        var begun = Instant.now();
        var due = begun.plus(ahead).truncatedTo(ChronoUnit.MILLIS);
        update("update reminder set next_due_at = ?::timestamptz where id in (select id from chosen)", due.toString());
        execute("vacuum analyze reminder, due");
        var took = Duration.between(begun, Instant.now());
        if (took.plus(AT_LEAST_AHEAD).compareTo(ahead) > 0) {
            throw new IllegalStateException("this machine is too slow: they were due before all were there");
        }
        ahead = took.multipliedBy(2).plus(AT_LEAST_AHEAD.multipliedBy(2));
        return due;
    }

    /** So many fall due one after the other, at instants that have no rhythm. */
    void makeDueOneByOne(int count, Duration apart) throws SQLException {
        choose(count);
        var first = Instant.now().plus(ahead).truncatedTo(ChronoUnit.MILLIS);
        update("""
                update reminder set next_due_at = ?::timestamptz + make_interval(secs => (number + random()) * ?)
                from (select id, row_number() over () as number from chosen) as numbered where reminder.id = numbered.id""", first.toString(), apart.toMillis() / 1e3);
    }

    private void choose(int count) throws SQLException {
        execute("drop table if exists chosen");
        execute("create temporary table chosen as select id from reminder order by random() limit " + count);
    }

    /** Waits until each has moved on, and holds the history against it. */
    void awaitMovedOn(int count, Instant due) throws SQLException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (count("select count(*) from occurrence where state = 'sent' and due_at = '" + due + "'") < count) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not all have a line in the history");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private long count(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void update(String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
