package org.nape.triage.webhook;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All webhooks. What is another client's is not there. */
@ApplicationScoped
class Webhooks implements PanacheRepositoryBase<WebhookRow, UUID> {
    /** Until the transaction ends, nobody else makes a webhook for this client. */
    void lockClient(String clientId) {
        getEntityManager()
                .createNativeQuery(
                        "select 1 from pg_advisory_xact_lock(hashtextextended('nape.webhook/' || ?1, 0))",
                        Integer.class)
                .setParameter(1, clientId)
                .getResultList();
    }

    Optional<WebhookRow> findMadeWith(String key, String clientId) {
        return find("clientId = ?1 and idempotencyKey = ?2", clientId, key).firstResultOptional();
    }

    long countOf(String clientId) {
        return count("clientId", clientId);
    }

    Optional<WebhookRow> findOf(String clientId, UUID id) {
        return find("id = ?1 and clientId = ?2", id, clientId).firstResultOptional();
    }

    /** To change it: the ticker waits that long. */
    Optional<WebhookRow> lockOf(String clientId, UUID id) {
        return find("id = ?1 and clientId = ?2", id, clientId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** In the order in which they were made. */
    List<WebhookRow> listOf(String clientId, Optional<UUID> after, int most) {
        var query = after.map(id -> find("clientId = ?1 and id > ?2 order by id", clientId, id))
                .orElseGet(() -> find("clientId = ?1 order by id", clientId));
        return query.page(0, most).list();
    }

    /** To change all of them. */
    List<WebhookRow> lockAllOf(String clientId) {
        return find("clientId = ?1 order by id", clientId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    boolean delete(String clientId, UUID id) {
        return delete("id = ?1 and clientId = ?2", id, clientId) > 0;
    }
}
