package org.nape.reminder.due;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Due reminders stand in lanes, all of a person's in one. A lane is with one ticker at a time, of whichever replica, and nobody
 * else ever waits for it.
 */
final class Lanes {
    static final String WAIT = """
            select every.lane, first.at, clock_timestamp()
            from generate_series(0, 15) as every (lane) left join lateral (
                select at from due where due.lane = every.lane and at > ? order by at limit 1) as first on true
            order by first.at""";

    private static final String TAKE = """
            select now(), set_config('lock_timeout', '50ms', true)
            where pg_try_advisory_xact_lock(hashtext('nape.due'), ?)""";

    private Lanes() {}

    static Wait untilDue(Instant after, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(WAIT)) {
            statement.setObject(1, after.atOffset(ZoneOffset.UTC));
            try (var row = statement.executeQuery()) {
                return wait(row);
            }
        }
    }

    /** Of lanes in the order of what is due next in them, those without anything last. */
    private static Wait wait(ResultSet row) throws SQLException {
        var dueLanes = new ArrayList<Integer>();
        var first = Optional.<Duration>empty();
        var now = Instant.EPOCH;
        while (row.next()) {
            now = instant(row, 3);
            if (row.getObject(2) == null) {
                break;
            }
            var until = inMillis(Duration.between(now, instant(row, 2)));
            first = first.or(() -> Optional.of(until));
            if (until.isPositive()) {
                break;
            }
            dueLanes.add(row.getInt(1));
        }
        return new Wait(dueLanes, first, now);
    }

    /** Rounded up: who wakes too early only has to sleep again. */
    private static Duration inMillis(Duration exact) {
        return Duration.ofMillis(Math.ceilDiv(exact.toNanos(), 1_000_000));
    }

    /** Takes the lane until the transaction ends, and says what time it is; empty while another has it. */
    static Optional<Instant> take(int lane, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(TAKE)) {
            statement.setInt(1, lane);
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(instant(row, 1)) : Optional.empty();
            }
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
