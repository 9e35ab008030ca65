package org.nape.gateway.identity;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** {@code GET /.well-known/jwks.json}: the key by which anyone can check our tokens. */
@Singleton
class PublicKeyResource {
    private final String keys;

    PublicKeyResource(TokenKeys keys) {
        this.keys = keys.publicKeys();
    }

    void serve(@Observes Router router) {
        router.get("/.well-known/jwks.json")
                .handler(call -> call.response()
                        .putHeader("Content-Type", "application/jwk-set+json")
                        .putHeader("Cache-Control", "public, max-age=300")
                        .end(keys));
    }
}
