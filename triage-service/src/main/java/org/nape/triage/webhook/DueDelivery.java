package org.nape.triage.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nape.events.Sequence;

/**
 * A delivery that is to be tried now, and what for that is needed.
 *
 * @param lease of this try: whoever holds a later one is right
 * @param tries with this one
 * @param sealedSecrets that sign, the newest first
 * @param sequence the event's number; empty for what is told of webhooks themselves
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
        int tries,
        Optional<Sequence> sequence) {

    DueDelivery {
        sealedSecrets = List.copyOf(sealedSecrets);
    }

    /** The same for every try: what Standard Webhooks say a body is, and the event's number. */
    String body() {
        var numbered = sequence.map("\"sequence\":\"%s\","::formatted).orElse("");
        return "{\"type\":\"%s\",\"timestamp\":\"%s\",%s\"data\":%s}".formatted(type, happenedAt, numbered, payload);
    }

    /** Whoever asks for a test looks at the answer, and asks again. */
    boolean isTest() {
        return type.equals(Happening.Notice.TEST);
    }
}
