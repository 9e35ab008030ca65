package org.nape.triage.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.nape.messaging.DatabaseException;

/** Keeps what became of tries, and what that says of the webhooks. */
@ApplicationScoped
class SettledDeliveries {
    /** Before anything that is owed to them, as everyone does who changes both, so that nobody waits for each other. */
    private static final String LOCK = "select from webhook where id = any (?) order by id for no key update";

    /** Whose lease has ended has nothing to say any more, except that it arrived. */
    private static final String SETTLE = """
            update webhook_delivery as delivery
            set status = settled.status, tries = delivery.tries + 1, lease = null, tried_at = now(),
                due_at = case when settled.status = 'pending' then now() + make_interval(secs => settled.wait) end,
                delivered_at = case when settled.status = 'delivered' then now() end,
                last_status = settled.answer, last_failure = settled.failure
            from unnest(?::uuid[], ?::uuid[], ?::text[], ?::float8[], ?::int[], ?::text[])
                as settled (id, lease, status, wait, answer, failure)
            where delivery.id = settled.id and delivery.status = 'pending'
                and (delivery.lease = settled.lease or settled.status = 'delivered')""";

    /** After a real outage all that waits is due at once: a red flag must not wait hours for its turn. */
    private static final String RECOVER = """
            with recovered as (
                update webhook set failing_since = null where id = any (?) and failing_since is not null
                returning id, old.failing_since)
            update webhook_delivery as delivery set due_at = now()
            from recovered
            where delivery.webhook_id = recovered.id and recovered.failing_since < now() - interval '5 minutes'
                and delivery.status = 'pending' and delivery.lease is null and delivery.due_at > now()""";

    private static final String FAIL =
            "update webhook set failing_since = now() where id = any (?) and failing_since is null";

    /** Tells the client's other webhooks. */
    private static final String DISABLE = """
            with disabled as (
                update webhook
                set disabled_at = now(), disabled_because = case when id = any (?) then 'gone' else 'failing' end
                where disabled_at is null
                    and (id = any (?) or id = any (?) and failing_since < now() - make_interval(secs => ?))
                returning id, client_id, disabled_at, disabled_because),
            told as (
                insert into webhook_delivery (webhook_id, event_id, type, happened_at, payload)
                select other.id, gen_random_uuid(), 'webhook-disabled', disabled.disabled_at,
                    json_build_object('webhookId', disabled.id, 'because', disabled.disabled_because)::text
                from disabled join webhook as other on other.client_id = disabled.client_id
                where other.disabled_at is null and other.id not in (select id from disabled)
                    and (other.types = '{}' or 'webhook-disabled' = any (other.types)))
            select id, disabled_because from disabled""";

    private final DataSource database;

    SettledDeliveries(DataSource database) {
        this.database = database;
    }

    /** A webhook that is not called any more. */
    record Disabled(UUID webhookId, String because) {}

    /** Keeps what became of these tries; says which webhooks are disabled by it. */
    List<Disabled> add(Collection<Settled> settled, Duration disableAfter) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                execute(connection, LOCK, webhooks(settled, _ -> true));
                settle(connection, List.copyOf(settled));
                var disabled = judge(connection, settled, disableAfter);
                connection.commit();
                return disabled;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw new DatabaseException("Deliveries could not be settled", e);
        }
    }

    private static void settle(Connection connection, List<Settled> settled) throws SQLException {
        try (var statement = connection.prepareStatement(SETTLE)) {
            bind(statement, 1, "uuid", settled, each -> each.delivery().id());
            bind(statement, 2, "uuid", settled, each -> each.delivery().lease());
            bind(statement, 3, "text", settled, each -> each.status().id());
            bind(statement, 4, "float8", settled, Settled::seconds);
            bind(statement, 5, "int", settled, Settled::answer);
            bind(statement, 6, "text", settled, Settled::failure);
            statement.executeUpdate();
        }
    }

    private static List<Disabled> judge(Connection connection, Collection<Settled> settled, Duration disableAfter)
            throws SQLException {
        var reached = webhooks(settled, each -> each.reply().isDelivered());
        var gone = webhooks(settled, each -> each.reply().isGone());
        var failed = webhooks(settled, each -> !each.reply().isDelivered());
        failed.removeAll(reached);
        execute(connection, RECOVER, reached);
        execute(connection, FAIL, failed);
        return failed.isEmpty() && gone.isEmpty() ? List.of() : disable(connection, gone, failed, disableAfter);
    }

    private static Set<UUID> webhooks(Collection<Settled> settled, Predicate<Settled> which) {
        return settled.stream()
                .filter(which)
                .map(each -> each.delivery().webhookId())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static void execute(Connection connection, String sql, Set<UUID> webhooks) throws SQLException {
        if (!webhooks.isEmpty()) {
            try (var statement = connection.prepareStatement(sql)) {
                bind(statement, 1, "uuid", webhooks, id -> id);
                statement.execute();
            }
        }
    }

    private static List<Disabled> disable(
            Connection connection, Set<UUID> gone, Set<UUID> failed, Duration disableAfter) throws SQLException {
        try (var statement = connection.prepareStatement(DISABLE)) {
            bind(statement, 1, "uuid", gone, id -> id);
            bind(statement, 2, "uuid", gone, id -> id);
            bind(statement, 3, "uuid", failed, id -> id);
            statement.setDouble(4, disableAfter.toSeconds());
            try (var row = statement.executeQuery()) {
                var disabled = new ArrayList<Disabled>();
                while (row.next()) {
                    disabled.add(new Disabled(row.getObject(1, UUID.class), row.getString(2)));
                }
                return disabled;
            }
        }
    }

    private static <T> void bind(
            PreparedStatement statement, int place, String type, Collection<T> all, Function<T, ?> part)
            throws SQLException {
        statement.setArray(
                place,
                statement
                        .getConnection()
                        .createArrayOf(type, all.stream().map(part).toArray()));
    }

    private static void rollBack(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
