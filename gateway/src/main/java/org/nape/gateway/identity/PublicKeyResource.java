package org.nape.gateway.identity;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** {@code GET /.well-known/jwks.json}: the keys by which anyone can check tokens that are good here. */
@Singleton
class PublicKeyResource {
    private final TrustedKeys keys;

    PublicKeyResource(TrustedKeys keys) {
        this.keys = keys;
    }

    void serve(@Observes Router router) {
        router.get("/.well-known/jwks.json")
                .handler(call -> call.response()
                        .putHeader("Content-Type", "application/jwk-set+json")
                        .putHeader("Cache-Control", "public, max-age=300")
                        .end(keys.published()));
    }
}
