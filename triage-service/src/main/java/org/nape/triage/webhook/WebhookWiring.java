package org.nape.triage.webhook;

import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.nape.knowledge.Knowledge;

/** What calls webhooks. */
class WebhookWiring {
    private static final Duration LOOKUP = Duration.ofSeconds(5);

    @Produces
    @Singleton
    Targets targets(WebhookConfig config) {
        return new Targets(config.allowPrivate(), config.ports(), HostLookup.ofSystem(LOOKUP));
    }

    /** At start: a service whose keys are too short must not come up. */
    @Produces
    @Singleton
    @Startup
    SecretSeal seal(WebhookConfig config) {
        return new SecretSeal(config.keys().orElse(List.of()));
    }

    @Produces
    @Singleton
    SubscriptionReader subscriptionReader(Targets targets, Knowledge knowledge) {
        return new SubscriptionReader(targets, knowledge);
    }

    @Produces
    @Singleton
    WebhookSender sender(Targets targets, SecretSeal seal, Vertx vertx, WebhookConfig config, Clock clock) {
        var client = new TargetClient(vertx, config.timeout(), config.trustedCertificates(), clock);
        return new WebhookSender(targets, seal, client, clock);
    }
}
