package org.nape.triage.webhook;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.nape.messaging.DatabaseException;
import org.nape.messaging.EventJson;

/** What is owed to webhooks, and what became of it. */
@ApplicationScoped
public class WebhookDeliveries implements PanacheRepositoryBase<WebhookDeliveryRow, UUID> {
    /**
     * The part of a statement that owes what is in its relation {@code happening (event_id, type, person_id, level,
     * concerns, happened_at, payload)} to each webhook that asked for it. One that was disabled is owed it for a
     * while too: when it is enabled again, nothing is missing.
     */
    public static final String OWE = """
            insert into webhook_delivery (webhook_id, event_id, type, person_id, happened_at, payload)
            select webhook.id, happening.event_id, happening.type, happening.person_id, happening.happened_at,
                happening.payload
            from happening, webhook
            where (webhook.disabled_at is null or webhook.disabled_at > now() - interval '30 days')
                and (webhook.types = '{}' or happening.type = any (webhook.types))
                and (webhook.levels = '{}' or happening.level = any (webhook.levels))
                and (webhook.concerns = '{}' or webhook.concerns && happening.concerns)
            on conflict do nothing""";

    /**
     * Of a person who is erased, nothing is told any more but that there was something: a number that never comes would look
     * like a red flag that was lost. With one parameter, the person's id.
     */
    public static final String WITHDRAW = """
            update webhook_delivery
            set type = 'red-flag-withdrawn', person_id = null, payload = json_build_object('type', type)::text
            where person_id = ? and status = 'pending'""";

    private static final String OWE_ONE = """
            with happening (event_id, type, person_id, level, concerns, happened_at, payload) as (
                values (?::text, ?::text, ?::uuid, ?::text, ?::text[], ?::timestamptz, ?::text))
            """ + OWE;

    private static final String OWE_TEST = """
            insert into webhook_delivery (webhook_id, event_id, type, happened_at, payload)
            values (?, ?, 'webhook-test', now(), json_build_object('webhookId', ?::uuid)::text)
            on conflict (webhook_id, event_id) do update set event_id = excluded.event_id
            returning id""";

    /** What is being tried at this moment is left alone. */
    private static final String OWE_AGAIN = """
            update webhook_delivery
            set status = 'pending', tries = 0, due_at = now(), lease = null, delivered_at = null
            where webhook_id = ? and (id = ? or owed_at >= ? and type <> 'webhook-test')
                and (lease is null or due_at <= now())""";

    private final DataSource database;
    private final Event<Owed> owed;

    WebhookDeliveries(DataSource database, Event<Owed> owed) {
        this.database = database;
        this.owed = owed;
    }

    /** Something is owed; it is there once the transaction is committed. */
    record Owed() {}

    /**
     * Owes the event to each webhook that asked for it, in the caller's transaction, which writes it to the outbox too: they
     * are called once it has its number.
     */
    public void owe(org.nape.events.Event event) {
        Happening.of(event).ifPresent(this::owe);
    }

    private void owe(Happening happening) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(OWE_ONE)) {
            statement.setString(1, happening.event().id());
            statement.setString(2, happening.type());
            statement.setObject(3, happening.personId());
            statement.setString(4, happening.level());
            statement.setArray(
                    5, connection.createArrayOf("text", happening.concerns().toArray()));
            statement.setObject(6, happening.at().atOffset(ZoneOffset.UTC));
            statement.setString(7, EventJson.write(happening.event()));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("Webhooks could not be owed an event", e);
        }
    }

    /** Owes the webhook a test; with an id that was used before, it is the same test. */
    UUID oweTest(UUID webhookId, UUID testId) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(OWE_TEST)) {
            statement.setObject(1, webhookId);
            statement.setString(2, "test/" + testId);
            statement.setObject(3, webhookId);
            try (var row = statement.executeQuery()) {
                row.next();
                owed.fire(new Owed());
                return row.getObject(1, UUID.class);
            }
        } catch (SQLException e) {
            throw new DatabaseException("A webhook could not be owed a test", e);
        }
    }

    /** Owes one of the webhook's deliveries again, or all since an instant but tests; says how many. */
    int oweAgain(UUID webhookId, Optional<UUID> id, Optional<Instant> since) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(OWE_AGAIN)) {
            statement.setObject(1, webhookId);
            statement.setObject(2, id.orElse(null));
            statement.setObject(
                    3, since.map(instant -> instant.atOffset(ZoneOffset.UTC)).orElse(null));
            int again = statement.executeUpdate();
            owed.fire(new Owed());
            return again;
        } catch (SQLException e) {
            throw new DatabaseException("Webhooks could not be owed events again", e);
        }
    }

    boolean isOf(UUID webhookId, UUID id) {
        return count("webhookId = ?1 and id = ?2", webhookId, id) > 0;
    }

    void deleteOf(UUID webhookId) {
        delete("webhookId", webhookId);
    }

    /** Which deliveries are asked for. */
    record Filter(Optional<String> status, Optional<Instant> since, Optional<UUID> after) {}

    /** At most so many, the newest first. */
    List<WebhookDeliveryRow> newestFirst(UUID webhookId, Filter filter, int most) {
        var where = new StringBuilder("webhookId = :webhookId");
        var parameters = new HashMap<String, Object>();
        parameters.put("webhookId", webhookId);
        filter.status().ifPresent(status -> {
            where.append(" and status = :status");
            parameters.put("status", status);
        });
        filter.since().ifPresent(since -> {
            where.append(" and owedAt >= :since");
            parameters.put("since", since);
        });
        filter.after().ifPresent(id -> {
            where.append(" and id < :id");
            parameters.put("id", id);
        });
        return find(where + " order by id desc", parameters).page(0, most).list();
    }
}
