package org.nape.local;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Thousands of reminders, more than anyone may make: written as the service writes them, for people of their own, and what became
 * of them.
 *
 * @param ids of the reminders
 */
record Reminding(Set<UUID> ids) {
    private static final String MAKE = """
            insert into reminder (id, person_id, title, own_title, duration_seconds, rrule, starts_at_local, time_zone, ends_at,
                                  safety_prompt, first_due_at, next_due_at, created_at)
            select uuidv7(), md5(? || number / 5)::uuid, 'Drink a glass of water', true, 60, ?, due.at at time zone ?, ?,
                   due.at + interval '28 days', false, due.at, due.at, now()
            from generate_series(0, ? - 1) as number,
                 lateral (select ?::timestamptz + make_interval(secs => number * ? / 1000.0) as at) as due
            returning id""";

    /** So many, each due some milliseconds after the one before. */
    static Reminding make(int count, String rrule, Instant firstDueAt, double millisBetween)
            throws IOException, SQLException {
        var zone = Demo.zoneWhereItIsNoon().getId();
        try (var connection = connect();
                var statement = connection.prepareStatement(MAKE)) {
            statement.setString(1, UUID.randomUUID().toString());
            statement.setString(2, rrule);
            statement.setString(3, zone);
            statement.setString(4, zone);
            statement.setInt(5, count);
            statement.setString(6, firstDueAt.toString());
            statement.setDouble(7, millisBetween);
            var ids = new HashSet<UUID>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
            }
            return new Reminding(ids);
        }
    }

    /** How many of them are due and not moved on yet. */
    long countDue() throws IOException, SQLException {
        return count("select count(*) from reminder where id = any(?) and next_due_at <= now()");
    }

    /** How many lines their history has. */
    long countHistory(String state) throws IOException, SQLException {
        return count("select count(*) from occurrence where reminder_id = any(?) and state = '" + state + "'");
    }

    /** What of all this was told of them. */
    List<Subscriber.Received> of(List<Subscriber.Received> received) {
        return received.stream()
                .filter(each -> ids.contains(
                        UUID.fromString(each.data().path("reminderId").asText())))
                .toList();
    }

    /** How many of their occurrences were told: the same one again is the same one. */
    static Set<String> occurrences(List<Subscriber.Received> told) {
        return told.stream().map(Subscriber.Received::id).collect(Collectors.toSet());
    }

    private long count(String query) throws IOException, SQLException {
        try (var connection = connect();
                var statement = connection.prepareStatement(query)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    static Connection connect() throws IOException, SQLException {
        var platform = RunningPlatform.get();
        var password = Secrets.of(platform.address().data()).passwordOf("reminder");
        return DriverManager.getConnection(platform.postgres().jdbcUrl("reminder"), "reminder", password);
    }
}
