package org.nape.gateway.identity;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.nape.gateway.identity.TokenIssuer.IssuedToken;
import org.nape.web.Role;

/** {@code POST /persons}: someone new, known by nothing but a random id. */
@Singleton
public class PersonResource {
    private final TokenIssuer issuer;
    private final IdentityConfig config;

    PersonResource(TokenIssuer issuer, IdentityConfig config) {
        this.issuer = issuer;
        this.config = config;
    }

    public void create(RoutingContext call) {
        var personId = UUID.randomUUID().toString();
        token(call, personId).onFailure(call::fail).onSuccess(token -> answer(call, personId, token));
    }

    /** A signature takes a millisecond: too long for the event loop. */
    Future<IssuedToken> token(RoutingContext call, String personId) {
        return call.vertx().executeBlocking(() -> issuer.issue(personId, Role.PERSON, config.personTokenFor()), false);
    }

    static void answer(RoutingContext call, String personId, IssuedToken token) {
        call.response()
                .setStatusCode(201)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(new JsonObject()
                        .put("personId", personId)
                        .put("token", token.text())
                        .put("expiresAt", token.expiresAt().toString())
                        .toBuffer());
    }
}
