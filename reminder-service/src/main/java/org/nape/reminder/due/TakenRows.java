package org.nape.reminder.due;

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
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The due reminders of a lane, as the ticker reads them. */
final class TakenRows {
    static final String TAKE = """
            select id, person_id, next_due_at, template_id, content_slug, title, own_title, duration_seconds,
                   rrule, starts_at_local, time_zone, ends_at,
                   safety_prompt, keeps_zone, at_work, min_gap_seconds, ask_again_seconds, last_due_at, reminder.xmin
            from due join reminder on reminder.id = due.reminder_id
            where lane = ? and at > ? and at <= ?
            order by at, reminder_id limit ?""";

    private TakenRows() {}

    static List<Taken> read(int lane, Instant after, Instant now, int limit, Connection connection)
            throws SQLException {
        try (var statement = connection.prepareStatement(TAKE)) {
            statement.setInt(1, lane);
            statement.setObject(2, after.atOffset(ZoneOffset.UTC));
            statement.setObject(3, now.atOffset(ZoneOffset.UTC));
            statement.setInt(4, limit);
            try (var row = statement.executeQuery()) {
                var taken = new ArrayList<Taken>();
                while (row.next()) {
                    taken.add(taken(row));
                }
                return taken;
            }
        }
    }

    private static Taken taken(ResultSet row) throws SQLException {
        var due = new DueReminder(
                row.getObject(1, UUID.class), row.getObject(2, UUID.class), reminder(row), instant(row, 3));
        var told = Optional.ofNullable(row.getObject(18, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
        return new Taken(due, row.getLong(19), told);
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
}
