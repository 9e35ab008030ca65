package org.nape.triage.webhook;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A delivery as its owner may see it; written by SQL statements and only read here. */
@Entity
@Table(name = "webhook_delivery")
@Immutable
@SuppressWarnings("NullAway.Init")
class WebhookDeliveryRow {
    @Id
    UUID id;

    UUID webhookId;
    String eventId;

    @Formula("(select given.sequence from event_number given where given.event_id = event_id)")
    @Nullable
    Long sequence;

    String type;
    Instant happenedAt;
    Instant owedAt;
    String status;
    int tries;

    @Nullable
    Instant dueAt;

    @Nullable
    Instant triedAt;

    @Nullable
    Instant deliveredAt;

    @Nullable
    Integer lastStatus;

    @Nullable
    String lastFailure;
}
