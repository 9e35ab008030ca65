package org.nape.triage.webhook;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.logging.Logger;

/** Keeps the webhooks of clients. */
@ApplicationScoped
class WebhookDesk {
    private static final Logger LOG = Logger.getLogger(WebhookDesk.class);

    private final Webhooks webhooks;
    private final WebhookDeliveries deliveries;
    private final SecretSeal seal;
    private final WebhookConfig config;
    private final Clock clock;
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

    WebhookDesk(Webhooks webhooks, WebhookDeliveries deliveries, SecretSeal seal, WebhookConfig config, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.seal = seal;
        this.config = config;
        this.clock = clock;
    }

    /** @param previousSecretUntil until when the secret before signs too */
    @Schema(name = "WebhookSecret")
    record NewSecret(
            @Schema(examples = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwPNMKqGsqHhc=")
            String secret,

            Instant previousSecretUntil) {}

    /**
     * Makes a webhook with a secret of its own. A try with the same key gives the same webhook, and the secret once
     * more.
     */
    @Transactional
    Outcome<WebhookView> make(String clientId, Subscription subscription, Optional<String> key) {
        if (!seal.isPossible()) {
            return Outcome.refused(new Outcome.NotSetUp());
        }
        webhooks.lockClient(clientId);
        var earlier = key.flatMap(text -> webhooks.findMadeWith(text, clientId));
        if (earlier.isPresent()) {
            return again(earlier.get(), subscription);
        }
        if (webhooks.countOf(clientId) >= config.mostOfClient()) {
            return Outcome.refused(new Outcome.TooMany(config.mostOfClient()));
        }
        var secret = SigningSecret.random();
        var row = row(clientId, subscription, secret);
        row.idempotencyKey = key.orElse(null);
        row.requestHash = key.map(_ -> subscription.fingerprint()).orElse(null);
        webhooks.persist(row);
        LOG.infof("webhook made webhookId=%s", row.id);
        return Outcome.done(WebhookView.made(row, secret));
    }

    private Outcome<WebhookView> again(WebhookRow row, Subscription subscription) {
        if (!MessageDigest.isEqual(row.requestHash, subscription.fingerprint())) {
            return Outcome.refused(new Outcome.KeyReused());
        }
        return seal.open(row.id, row.secret)
                .map(secret -> Outcome.done(WebhookView.made(row, secret)))
                .orElseGet(() -> Outcome.refused(new Outcome.NotSetUp()));
    }

    private WebhookRow row(String clientId, Subscription subscription, SigningSecret secret) {
        var row = new WebhookRow();
        row.id = ids.generate();
        row.clientId = clientId;
        row.url = subscription.url();
        row.levels = subscription.levels().toArray(String[]::new);
        row.concerns = subscription.concerns().toArray(String[]::new);
        row.types = subscription.types().toArray(String[]::new);
        row.secret = seal.seal(row.id, secret);
        row.createdAt = now();
        return row;
    }

    /**
     * Makes the next secret; the present one goes on to sign for a day. A try with the same key gives the same
     * secret.
     */
    @Transactional
    Outcome<NewSecret> rotate(String clientId, UUID id, Optional<String> key) {
        if (!seal.isPossible()) {
            return Outcome.refused(new Outcome.NotSetUp());
        }
        return webhooks.lockOf(clientId, id)
                .map(row -> rotate(row, key))
                .orElseGet(() -> Outcome.refused(new Outcome.NotThere()));
    }

    private Outcome<NewSecret> rotate(WebhookRow row, Optional<String> key) {
        var now = now();
        if (row.secretBeforeUntil != null && row.secretBeforeUntil.isAfter(now)) {
            var until = row.secretBeforeUntil;
            return key.filter(text -> text.equals(row.rotationKey))
                    .flatMap(_ -> seal.open(row.id, row.secret))
                    .map(secret -> Outcome.done(new NewSecret(secret.text(), until)))
                    .orElseGet(() -> Outcome.refused(new Outcome.RotatedBefore(until)));
        }
        var secret = SigningSecret.random();
        var until = now.plus(config.secretOverlap());
        row.secretBefore = row.secret;
        row.secretBeforeUntil = until;
        row.secret = seal.seal(row.id, secret);
        row.rotationKey = key.orElse(null);
        LOG.infof("webhook has a new secret webhookId=%s", row.id);
        return Outcome.done(new NewSecret(secret.text(), until));
    }

    /** Whether there was one to delete. What is owed to it is forgotten too. */
    @Transactional
    boolean delete(String clientId, UUID id) {
        var deleted = webhooks.delete(clientId, id);
        if (deleted) {
            deliveries.deleteOf(id);
            LOG.infof("webhook deleted webhookId=%s", id);
        }
        return deleted;
    }

    /** Deletes all that the client has, while it can make no other; says how many. */
    @Transactional
    int deleteOfClient(String clientId) {
        webhooks.lockClient(clientId);
        var all = webhooks.lockAllOf(clientId);
        all.forEach(row -> delete(clientId, row.id));
        return all.size();
    }

    /** Owes the webhook a test, which the answer names. With the same id it is the same test. */
    @Transactional
    Outcome<UUID> test(String clientId, UUID id, UUID testId) {
        return webhooks.findOf(clientId, id)
                .map(row -> row.disabledAt == null
                        ? Outcome.done(deliveries.oweTest(id, testId))
                        : Outcome.<UUID>refused(new Outcome.Disabled()))
                .orElseGet(() -> Outcome.refused(new Outcome.NotThere()));
    }

    /**
     * Owes one delivery, or all since an instant, once more. Who asks for that is there again: a webhook that was
     * disabled is enabled, and what had to wait goes on.
     *
     * @return how many
     */
    @Transactional
    Outcome<Integer> deliverAgain(String clientId, UUID id, Optional<UUID> deliveryId, Optional<Instant> since) {
        return webhooks.lockOf(clientId, id)
                .filter(_ -> deliveryId.isEmpty() || deliveries.isOf(id, deliveryId.get()))
                .map(row -> {
                    row.disabledAt = null;
                    row.disabledBecause = null;
                    row.failingSince = null;
                    return Outcome.done(deliveries.oweAgain(id, deliveryId, since));
                })
                .orElseGet(() -> Outcome.refused(new Outcome.NotThere()));
    }

    /** The database keeps no nanoseconds, and an answer must read the same now and later. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
