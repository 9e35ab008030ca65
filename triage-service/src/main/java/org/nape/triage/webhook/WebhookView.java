package org.nape.triage.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as its client sees it.
 *
 * @param secret what our calls are signed with; only in the answer that made the webhook
 * @param levels of the red flags that it is called for; empty: all
 * @param failingSince since when no call has arrived; null while they do
 * @param disabledBecause {@code gone}: it answered 410; {@code failing}: for five days no call arrived
 * @param previousSecretUntil until when the secret before the last rotation signs too
 */
record WebhookView(
        UUID webhookId,
        String url,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret,
        List<String> levels,
        List<String> concerns,
        List<String> types,
        WebhookStatus status,
        Instant createdAt,
        @Nullable Instant failingSince,
        @Nullable Instant disabledAt,
        @Nullable String disabledBecause,
        @Nullable Instant previousSecretUntil) {

    static WebhookView of(WebhookRow row) {
        return of(row, null);
    }

    static WebhookView made(WebhookRow row, SigningSecret secret) {
        return of(row, secret.text());
    }

    private static WebhookView of(WebhookRow row, @Nullable String secret) {
        return new WebhookView(
                row.id,
                row.url,
                secret,
                List.of(row.levels),
                List.of(row.concerns),
                List.of(row.types),
                row.disabledAt == null ? WebhookStatus.ENABLED : WebhookStatus.DISABLED,
                row.createdAt,
                row.failingSince,
                row.disabledAt,
                row.disabledBecause,
                row.secretBeforeUntil);
    }
}
