package org.nape.triage.webhook;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A webhook as it is kept. */
@Entity
@Table(name = "webhook")
@SuppressWarnings("NullAway.Init")
class WebhookRow {
    @Id
    UUID id;

    String clientId;
    String url;
    String[] levels;
    String[] concerns;
    String[] types;
    byte[] secret;

    byte @Nullable [] secretBefore;

    @Nullable
    Instant secretBeforeUntil;

    @Nullable
    String rotationKey;

    Instant createdAt;

    @Nullable
    Instant failingSince;

    @Nullable
    Instant disabledAt;

    @Nullable
    String disabledBecause;

    @Nullable
    String idempotencyKey;

    byte @Nullable [] requestHash;
}
