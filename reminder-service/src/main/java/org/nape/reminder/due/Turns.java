package org.nape.reminder.due;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nape.events.ReminderDue;
import org.nape.reminder.due.DueReminder.Turn;
import org.nape.reminder.due.DueReminder.Window;

/**
 * Keeps what became of due reminders: when they are due next, and their history. What has changed since it was taken goes on
 * from what it is now: only what was told is noted. What is gone, is gone: nothing is kept of it.
 */
final class Turns {
    /**
     * Keeps what is due of all at once, and tells the triggers that they need not. Instants come as microseconds: the database
     * reads them faster than text.
     */
    private static final String KEEP = """
            with moving as materialized (select set_config('nape.moves_on', 'true', true)),
            turn as materialized (
                select id, seen::text::xid as seen, to_timestamp(next / 1e6::float8) as next, to_timestamp(last / 1e6::float8) as last,
                       to_timestamp(sent_until / 1e6::float8) as sent_until, missed, asks_again,
                       to_timestamp(bundled / 1e6::float8) as bundled, is_over
                from moving, unnest(?::uuid[], ?::int8[], ?::int8[], ?::int8[], ?::int8[], ?::int4[], ?::bool[], ?::int8[], ?::bool[])
                    as turn (id, seen, next, last, sent_until, missed, asks_again, bundled, is_over)),
            kept as (
                update reminder
                set last_due_at = greatest(last_due_at, turn.last), missed = reminder.missed + turn.missed,
                    unheeded = unheeded + turn.missed + (turn.sent_until is not null)::int,
                    bundled_at = coalesce(turn.bundled, bundled_at),
                    next_due_at = case when reminder.xmin = turn.seen then turn.next else next_due_at end,
                    snoozed_from = case when reminder.xmin <> turn.seen then snoozed_from end,
                    ask_again_seconds = case when reminder.xmin <> turn.seen or not turn.asks_again
                                             then ask_again_seconds end,
                    ended_at = case when reminder.xmin = turn.seen and turn.is_over
                                    then clock_timestamp() else ended_at end,
                    end_reason = case when reminder.xmin = turn.seen and turn.is_over
                                      then 'FINISHED' else end_reason end
                from turn where reminder.id = turn.id %s
                returning reminder.id, person_id, old.next_due_at as was, new.next_due_at as next, last, sent_until),
            due_again as (
                update due set at = next from kept
                where next <> was and (lane, at, reminder_id) = (lane(person_id), was, kept.id)),
            not_due_again as (
                delete from due using kept
                where next is null and (lane, at, reminder_id) = (lane(person_id), was, kept.id)),
            recorded as (
                insert into occurrence (reminder_id, due_at, expires_at, state)
                select id, last, sent_until, 'sent' from kept where sent_until is not null
                union all
                select id, due_at, expires_at, 'missed'
                from unnest(?::uuid[], ?::timestamptz[], ?::timestamptz[]) as missed (id, due_at, expires_at)
                    join kept using (id)
                %s)
            select id from kept""";

    /** What is in the history already stays as it is; to look for that takes time, and there is hardly ever any. */
    private static final String TOLD_STAYS = "on conflict do nothing";

    private static final String KEEP_ALL = KEEP.formatted("", "");

    private static final String KEEP_WAITING = KEEP.formatted("", TOLD_STAYS);
    private static final String KEEP_FREE = KEEP.formatted("""
            and reminder.id = any (array(
                select reminder.id from reminder join turn using (id) for no key update of reminder skip locked))""", TOLD_STAYS);

    /** Somebody holds one of them, or something is in the history already. */
    private static final Set<String> IN_THE_WAY = Set.of("55P03", "23505");

    private Turns() {}

    /** What became of one that was taken. */
    record Kept(Taken taken, Turn turn) {
        private UUID id() {
            return turn.of().id();
        }
    }

    /**
     * Keeps all but those that somebody else holds, which it returns. It waits for nobody while it holds others: two who wait
     * for each other would be found out only after a second.
     */
    static List<Kept> keep(List<Kept> all, Connection connection) throws SQLException {
        var before = connection.setSavepoint();
        try {
            execute(KEEP_ALL, all, connection);
            return List.of();
        } catch (SQLException e) {
            if (!IN_THE_WAY.contains(e.getSQLState())) {
                throw e;
            }
            connection.rollback(before);
            var kept = execute(KEEP_FREE, all, connection);
            return all.stream().filter(each -> !kept.contains(each.id())).toList();
        }
    }

    /** Waits for whoever holds it; to be called in a transaction of its own, in which nobody can wait for it. */
    static void keepWaiting(Kept one, Connection connection) throws SQLException {
        execute(KEEP_WAITING, List.of(one), connection);
    }

    private static Set<UUID> execute(String sql, List<Kept> all, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            setKept(all, statement);
            setMissed(all, statement);
            try (var row = statement.executeQuery()) {
                var kept = new HashSet<UUID>();
                while (row.next()) {
                    kept.add(row.getObject(1, UUID.class));
                }
                return kept;
            }
        }
    }

    private static void setKept(List<Kept> all, PreparedStatement statement) throws SQLException {
        new Columns<>(all, statement, 1)
                .add("uuid", UUID[]::new, Kept::id)
                .add("int8", Long[]::new, each -> each.taken().seen())
                .add("int8", Long[]::new, each -> micros(each.turn().next()))
                .add("int8", Long[]::new, each -> micros(each.turn().last()))
                .add("int8", Long[]::new, each -> micros(each.turn().event().map(ReminderDue::expiresAt)))
                .add("int4", Integer[]::new, each -> each.turn().missed().size())
                .add("bool", Boolean[]::new, each -> each.turn().asksAgain())
                .add("int8", Long[]::new, each -> micros(bundle(each.turn())))
                .add("bool", Boolean[]::new, each -> each.turn().isOver());
    }

    private record Missed(UUID id, Window window) {}

    private static void setMissed(List<Kept> all, PreparedStatement statement) throws SQLException {
        var missed = all.stream()
                .flatMap(each -> each.turn().missed().stream().map(window -> new Missed(each.id(), window)))
                .toList();
        new Columns<>(missed, statement, 10)
                .add("uuid", UUID[]::new, Missed::id)
                .add("timestamptz", String[]::new, each -> each.window().dueAt().toString())
                .add(
                        "timestamptz",
                        String[]::new,
                        each -> each.window().expiresAt().toString());
    }

    private static Optional<Instant> bundle(Turn turn) {
        return turn.event().flatMap(event -> Optional.ofNullable(event.bundledAt()));
    }

    private static @Nullable Long micros(Optional<Instant> instant) {
        return instant.map(each -> each.getEpochSecond() * 1_000_000 + each.getNano() / 1_000)
                .orElse(null);
    }
}
