package org.nape.gateway.identity;

import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.nape.web.Role;

/**
 * Ends what a client that was put out still has inside: its webhooks. It is remembered as removed until that is done, so
 * that neither a service that is away nor a platform that is not up loses it.
 */
@Singleton
class RemovedClients {
    private static final Logger LOG = Logger.getLogger(RemovedClients.class);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration TOKEN_FOR = Duration.ofMinutes(1);

    private final Clients clients;
    private final TokenIssuer issuer;
    private final HttpClient http;
    private final IdentityConfig config;
    private final Clock clock;
    private final AtomicBoolean isAtWork = new AtomicBoolean();
    private volatile Instant next = Instant.MIN;

    RemovedClients(Clients clients, TokenIssuer issuer, HttpClient http, IdentityConfig config, Clock clock) {
        this.clients = clients;
        this.issuer = issuer;
        this.http = http;
        this.config = config;
        this.clock = clock;
    }

    /** Does what is to be done, unless it is being done or was tried a moment ago; waits for the answers. */
    void end() {
        var now = clock.instant();
        if (now.isBefore(next) || !isAtWork.compareAndSet(false, true)) {
            return;
        }
        try {
            for (var client : clients.removed()) {
                next = now.plus(AGAIN_AFTER);
                var ended = !client.role().equals(Role.SUBSCRIBER) || haveWebhooksEnded(client.clientId());
                if (ended && isRefusedEverywhere(client, now)) {
                    clients.forget(client.clientId());
                }
            }
        } finally {
            isAtWork.set(false);
        }
    }

    /** Until then another gateway may take its token, and it may make a webhook once more. */
    private static boolean isRefusedEverywhere(Client client, Instant now) {
        return client.removedAt() != null
                && client.removedAt().plus(AGAIN_AFTER).isBefore(now);
    }

    private boolean haveWebhooksEnded(String clientId) {
        try {
            var status = http.request(webhooksOf(clientId))
                    .compose(connected -> connected.send())
                    .map(response -> response.statusCode())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            LOG.infof("webhooks of a removed client clientId=%s status=%d", clientId, status);
            return status / 100 == 2;
        } catch (CompletionException e) {
            LOG.warnf("webhooks of a removed client not ended yet clientId=%s reason=%s", clientId, e.getMessage());
            return false;
        }
    }

    private RequestOptions webhooksOf(String clientId) {
        var id = URLEncoder.encode(clientId, StandardCharsets.UTF_8);
        var token = issuer.issue("gateway", Role.OPERATOR, TOKEN_FOR).text();
        return new RequestOptions()
                .setMethod(HttpMethod.DELETE)
                .setAbsoluteURI(config.triage()
                        .resolve("/api/v1/webhooks?clientId=" + id)
                        .toString())
                .setTimeout(PATIENCE.toMillis())
                .putHeader("Authorization", "Bearer " + token);
    }
}
