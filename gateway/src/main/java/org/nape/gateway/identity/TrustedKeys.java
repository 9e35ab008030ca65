package org.nape.gateway.identity;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jose4j.jwk.JsonWebKey;
import org.nape.web.token.KeyFetch;
import org.nape.web.token.KeySet;
import org.nape.web.token.PublishedKeys;
import org.nape.web.token.TokenConfig;

/** By which keys tokens are checked: by our own, or by those of the provider that the operator named. */
@Singleton
class TrustedKeys {
    private final TokenKeys ours;
    private final Optional<PublishedKeys> providers;

    TrustedKeys(TokenConfig config, TokenKeys ours) {
        this.ours = ours;
        this.providers = config.areOurs() ? Optional.empty() : Optional.of(ofProvider(config));
    }

    private static PublishedKeys ofProvider(TokenConfig config) {
        ProviderAddress.checked(config.issuer());
        var fetch = new KeyFetch();
        return new PublishedKeys(
                () -> fetch.text(Discovery.addressOf(config.issuer()))
                        .thenApply(text -> Discovery.read(text, config.issuer()))
                        .thenCompose(found -> fetch.keys(found.keys(), found.algorithms())),
                config.keysFreshFor(),
                config.keysAgainAfter());
    }

    void start(@Observes StartupEvent started) {
        lookUp();
    }

    List<JsonWebKey> known() {
        return providers.map(PublishedKeys::known).orElseGet(ours::verifying);
    }

    /** Looks for newer ones, where there may be any; completes when it is known. */
    CompletableFuture<Void> lookUp() {
        return providers.map(PublishedKeys::lookUp).orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    /** As the services, and anyone, find them. */
    String published() {
        return KeySet.write(known());
    }
}
