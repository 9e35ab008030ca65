package org.nape.triage.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nape.events.Sequence;

/**
 * A delivery as the webhook's client sees it: never what was in it, nor what was answered.
 *
 * @param eventId what {@code webhook-id} says in each try
 * @param sequence the event's number; null while it has none, and for what is told of webhooks themselves
 * @param tries that were made, since it was asked for again if it was
 * @param nextTryAt null once it is over
 * @param lastStatus the HTTP status of the last try; null if there was no answer
 * @param lastFailure why there was no answer
 */
record DeliveryView(
        UUID deliveryId,
        String eventId,
        @Nullable String sequence,
        String type,
        Instant happenedAt,
        Instant owedAt,
        DeliveryStatus status,
        int tries,
        @Nullable Instant nextTryAt,
        @Nullable Instant lastTriedAt,
        @Nullable Instant deliveredAt,
        @Nullable Integer lastStatus,
        @Nullable DeliveryFailure lastFailure) {

    static DeliveryView of(WebhookDeliveryRow row) {
        return new DeliveryView(
                row.id,
                row.eventId,
                row.sequence == null ? null : new Sequence(row.sequence).toString(),
                row.type,
                row.happenedAt,
                row.owedAt,
                DeliveryStatus.ofId(row.status),
                row.tries,
                row.dueAt,
                row.triedAt,
                row.deliveredAt,
                row.lastStatus,
                row.lastFailure == null ? null : DeliveryFailure.ofId(row.lastFailure));
    }
}
