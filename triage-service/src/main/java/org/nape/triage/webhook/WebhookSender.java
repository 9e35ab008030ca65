package org.nape.triage.webhook;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes one try: checks where the webhook is now, signs and calls. */
final class WebhookSender {
    private final Targets targets;
    private final SecretSeal seal;
    private final TargetClient client;
    private final Clock clock;

    WebhookSender(Targets targets, SecretSeal seal, TargetClient client, Clock clock) {
        this.targets = targets;
        this.seal = seal;
        this.client = client;
        this.clock = clock;
    }

    Reply send(DueDelivery delivery) {
        var secrets = delivery.sealedSecrets().stream()
                .flatMap(secret -> seal.open(delivery.webhookId(), secret).stream())
                .toList();
        if (secrets.isEmpty()) {
            return new Reply.Unanswered(DeliveryFailure.SECRET_SEALED);
        }
        var addresses = targets.addressesOf(delivery.url());
        if (addresses.isEmpty()) {
            return new Reply.Unanswered(DeliveryFailure.ADDRESS_REFUSED);
        }
        var address = addresses.get((delivery.tries() - 1) % addresses.size());
        var now = clock.instant();
        var body = delivery.body();
        var headers = Map.of(
                "content-type",
                "application/json",
                "user-agent",
                "Nape",
                "webhook-id",
                delivery.eventId(),
                "webhook-timestamp",
                Long.toString(now.getEpochSecond()),
                "webhook-signature",
                secrets.stream()
                        .map(secret -> secret.sign(delivery.eventId(), now, body))
                        .collect(Collectors.joining(" ")));
        return client.post(URI.create(delivery.url()), address, headers, body);
    }
}
