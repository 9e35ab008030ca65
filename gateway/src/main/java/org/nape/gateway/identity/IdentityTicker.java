package org.nape.gateway.identity;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.nape.web.token.TokenConfig;

/** Looks now and then whether the operator has changed the clients or the keys. */
@Singleton
class IdentityTicker {
    private static final Logger LOG = Logger.getLogger(IdentityTicker.class);

    private final Clients clients;
    private final TokenKeys keys;
    private final TokenCheck tokens;
    private final RemovedClients removed;
    private final Event<ClientsChanged> changed;
    private volatile String told;

    IdentityTicker(
            Clients clients, TokenKeys keys, TokenCheck tokens, RemovedClients removed, Event<ClientsChanged> changed) {
        this.clients = clients;
        this.keys = keys;
        this.tokens = tokens;
        this.removed = removed;
        this.changed = changed;
        this.told = clients.version();
    }

    void start(@Observes StartupEvent started, Vertx vertx, IdentityConfig config, TokenConfig issued) {
        if (issued.areOurs()) {
            var every = config.lookEvery().toMillis();
            vertx.setTimer(every, _ -> lookAgain(vertx, every));
        }
    }

    private void lookAgain(Vertx vertx, long every) {
        vertx.executeBlocking(this::look, false)
                .onFailure(failure -> LOG.errorf("keys and clients stay as they were: %s", failure.getMessage()))
                .onComplete(_ -> vertx.setTimer(every, _ -> lookAgain(vertx, every)));
        vertx.executeBlocking(this::endRemoved, false)
                .onFailure(failure -> LOG.errorf("a removed client is not forgotten yet: %s", failure.getMessage()));
    }

    /** To tidy up comes last: should it fail, nobody is let in for that who was put out. */
    private @Nullable Void look() {
        if (keys.look()) {
            tokens.forgetAccepted();
        }
        clients.look();
        // Whoever asked for a token may have looked before.
        if (!clients.version().equals(told)) {
            told = clients.version();
            changed.fire(new ClientsChanged());
        }
        keys.tidy();
        return null;
    }

    private @Nullable Void endRemoved() {
        removed.end();
        return null;
    }
}
