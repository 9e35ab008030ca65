package org.nape.reminder.due;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nape.reminder.due.DueReminder.Turn;

/** Keeps what became of due reminders: when they are due next, and their history. */
final class Turns {
    private static final String MOVE_ON = """
            update reminder
            set next_due_at = turn.next, snoozed_from = null,
                last_due_at = greatest(last_due_at, turn.last), missed = reminder.missed + turn.missed,
                unheeded = unheeded + turn.missed + turn.sent,
                bundled_at = coalesce(turn.bundled, bundled_at),
                ask_again_seconds = case when not turn.asks_again then ask_again_seconds end,
                ended_at = case when turn.is_over then clock_timestamp() end,
                end_reason = case when turn.is_over then 'FINISHED' end
            from unnest(?::uuid[], ?::timestamptz[], ?::timestamptz[], ?::int[], ?::int[], ?::bool[], ?::timestamptz[], ?::bool[])
                 as turn (id, next, last, missed, sent, asks_again, bundled, is_over)
            where reminder.id = turn.id""";

    /** What is there already was told before: a clock that was put back tells nothing twice. */
    private static final String RECORD = """
            insert into occurrence (reminder_id, due_at, expires_at, state)
            select * from unnest(?::uuid[], ?::timestamptz[], ?::timestamptz[], ?::text[])
            on conflict do nothing""";

    private Turns() {}

    static void keep(List<Turn> turns, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(MOVE_ON)) {
            statement.setArray(
                    1, array(connection, "uuid", turns, turn -> turn.of().id()));
            statement.setArray(2, array(connection, "timestamptz", turns, turn -> text(turn.next())));
            statement.setArray(3, array(connection, "timestamptz", turns, turn -> text(turn.last())));
            statement.setArray(
                    4, array(connection, "int4", turns, turn -> turn.missed().size()));
            statement.setArray(
                    5, array(connection, "int4", turns, turn -> turn.event().isPresent() ? 1 : 0));
            statement.setArray(6, array(connection, "bool", turns, Turn::asksAgain));
            statement.setArray(7, array(connection, "timestamptz", turns, turn -> text(bundle(turn))));
            statement.setArray(8, array(connection, "bool", turns, Turn::isOver));
            statement.executeUpdate();
        }
        record(turns.stream().flatMap(turn -> Line.allOf(turn).stream()).toList(), connection);
    }

    /** A line of the history. */
    private record Line(Turn turn, Instant dueAt, Instant expiresAt, String state) {
        private static List<Line> allOf(Turn turn) {
            var lines = new ArrayList<Line>();
            turn.missed().forEach(window -> lines.add(new Line(turn, window.dueAt(), window.expiresAt(), "missed")));
            turn.event().ifPresent(event -> lines.add(new Line(turn, event.dueAt(), event.expiresAt(), "sent")));
            return lines;
        }
    }

    private static void record(List<Line> lines, Connection connection) throws SQLException {
        if (lines.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(RECORD)) {
            statement.setArray(
                    1, array(connection, "uuid", lines, line -> line.turn().of().id()));
            statement.setArray(
                    2,
                    array(connection, "timestamptz", lines, line -> line.dueAt().toString()));
            statement.setArray(
                    3,
                    array(
                            connection,
                            "timestamptz",
                            lines,
                            line -> line.expiresAt().toString()));
            statement.setArray(4, array(connection, "text", lines, Line::state));
            statement.executeUpdate();
        }
    }

    private static Optional<Instant> bundle(Turn turn) {
        return turn.event().flatMap(event -> Optional.ofNullable(event.bundledAt()));
    }

    private static @Nullable String text(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse(null);
    }

    private static <T> Array array(
            Connection connection, String type, List<T> rows, Function<T, @Nullable Object> value) throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(value).toArray());
    }
}
