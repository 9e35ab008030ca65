package org.nape.gateway.identity;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;

/** {@code POST /tokens}: a configured client shows its secret and gets a token (OAuth 2 client credentials). */
@Singleton
public class TokenResource {
    private final Clients clients;
    private final TokenIssuer issuer;
    private final Duration validFor;

    TokenResource(Clients clients, TokenIssuer issuer, IdentityConfig config) {
        this.clients = clients;
        this.issuer = issuer;
        this.validFor = config.clientTokenFor();
    }

    public void create(RoutingContext call, Buffer body) {
        var headers = call.request().headers();
        var contentType = headers.get("Content-Type");
        var authorization = headers.get("Authorization");
        call.vertx()
                .executeBlocking(() -> issue(TokenRequest.read(contentType, authorization, body.toString())), false)
                .onSuccess(token -> answer(
                        call,
                        200,
                        new JsonObject()
                                .put("access_token", token)
                                .put("token_type", "Bearer")
                                .put("expires_in", validFor.toSeconds())))
                .onFailure(failure -> {
                    if (failure instanceof OAuthException refused) {
                        refuse(call, refused);
                    } else {
                        call.fail(failure);
                    }
                });
    }

    private String issue(TokenRequest request) {
        var client =
                clients.find(request.clientId(), request.clientSecret()).orElseThrow(OAuthException::invalidClient);
        return issuer.issue(client.clientId(), client.role(), validFor).text();
    }

    private static void refuse(RoutingContext call, OAuthException refused) {
        if (refused.status() == 401) {
            call.response().putHeader("WWW-Authenticate", "Basic realm=\"nape\", charset=\"UTF-8\"");
        }
        answer(
                call,
                refused.status(),
                new JsonObject().put("error", refused.error()).put("error_description", refused.description()));
    }

    private static void answer(RoutingContext call, int status, JsonObject body) {
        call.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(body.toBuffer());
    }
}
