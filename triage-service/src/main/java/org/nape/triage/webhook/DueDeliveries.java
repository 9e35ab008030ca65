package org.nape.triage.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.nape.events.Sequence;
import org.nape.messaging.DatabaseException;

/** The deliveries that are due by the database's clock, which all replicas share. */
@ApplicationScoped
class DueDeliveries {
    /**
     * Of each webhook no more than may be under way at once, so that none takes the room of another. What is taken
     * falls due again when the lease ends: should we die, another tries. An event that still awaits its number is not
     * told without it.
     */
    private static final String TAKE = """
            with due as (
                select found.id
                from webhook
                left join unnest(?::uuid[], ?::int[]) as busy (id, tries) on busy.id = webhook.id
                cross join lateral (
                    select id, due_at from webhook_delivery as waiting
                    where webhook_id = webhook.id and status = 'pending' and due_at <= now()
                        and not exists (select from outbox where event_id = waiting.event_id and awaits_number)
                    order by due_at limit greatest(0, ? - coalesce(busy.tries, 0))
                    for update skip locked) as found
                where webhook.disabled_at is null and (webhook.failing_since is not null) = ?
                order by found.due_at limit ?)
            update webhook_delivery as delivery
            set lease = gen_random_uuid(), due_at = now() + make_interval(secs => ?)
            from due, webhook
            where delivery.id = due.id and webhook.id = delivery.webhook_id
            returning delivery.id, delivery.lease, webhook.id, webhook.url, webhook.secret,
                case when webhook.secret_before_until > now() then webhook.secret_before end,
                delivery.event_id, delivery.type, delivery.happened_at, delivery.payload, delivery.tries + 1,
                (select sequence from event_number where event_id = delivery.event_id)""";

    private final DataSource database;

    DueDeliveries(DataSource database) {
        this.database = database;
    }

    /**
     * Takes deliveries that are due, the longest waiting first.
     *
     * @param failing of webhooks whose last try failed, or of all others
     * @param underWay webhook to the number of its deliveries that are being tried
     */
    List<DueDelivery> take(boolean failing, Map<UUID, Integer> underWay, int mostOfOne, int most, Duration lease) {
        var busy = List.copyOf(underWay.entrySet());
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(TAKE)) {
            statement.setArray(1, array(connection, "uuid", busy.stream().map(Map.Entry::getKey)));
            statement.setArray(2, array(connection, "int", busy.stream().map(Map.Entry::getValue)));
            statement.setInt(3, mostOfOne);
            statement.setBoolean(4, failing);
            statement.setInt(5, most);
            statement.setDouble(6, lease.toMillis() / 1000.0);
            try (var row = statement.executeQuery()) {
                var due = new ArrayList<DueDelivery>();
                while (row.next()) {
                    due.add(delivery(row));
                }
                return due;
            }
        } catch (SQLException e) {
            throw new DatabaseException("Due deliveries could not be taken", e);
        }
    }

    private static Array array(Connection connection, String type, Stream<?> values) throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }

    private static DueDelivery delivery(ResultSet row) throws SQLException {
        return new DueDelivery(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getString(4),
                Stream.concat(Stream.of(row.getBytes(5)), Stream.ofNullable(row.getBytes(6)))
                        .toList(),
                row.getString(7),
                row.getString(8),
                row.getObject(9, OffsetDateTime.class).toInstant(),
                row.getString(10),
                row.getInt(11),
                Optional.ofNullable(row.getObject(12, Long.class)).map(Sequence::new));
    }
}
