package org.nape.triage.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A delivery that is to be tried now, and what for that is needed.
 *
 * @param lease of this try: whoever holds a later one is right
 * @param tries with this one
 * @param sealedSecrets that sign, the newest first
 */
record DueDelivery(
        UUID id,
        UUID lease,
        UUID webhookId,
        String url,
        List<byte[]> sealedSecrets,
        String eventId,
        String type,
        Instant happenedAt,
        String payload,
        int tries) {

    DueDelivery {
        sealedSecrets = List.copyOf(sealedSecrets);
    }

    /** The same for every try: what Standard Webhooks say a body is. */
    String body() {
        return "{\"type\":\"%s\",\"timestamp\":\"%s\",\"data\":%s}".formatted(type, happenedAt, payload);
    }

    /** Whoever asks for a test looks at the answer, and asks again. */
    boolean isTest() {
        return type.equals(Happening.Notice.TEST);
    }
}
