package org.nape.gateway.problem;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** {@code GET /problems} and {@code GET /problems/{kind}}: where the {@code type} of a problem leads. */
@Singleton
class ProblemPageResource {
    private final ProblemPages pages;

    ProblemPageResource(ProblemPages pages) {
        this.pages = pages;
    }

    void serve(@Observes Router router) {
        router.get("/problems").handler(call -> answer(call, pages.index()));
        router.get("/problems/:kind")
                .handler(call ->
                        pages.find(call.pathParam("kind")).ifPresentOrElse(page -> answer(call, page), call::next));
    }

    private static void answer(RoutingContext call, String page) {
        call.response()
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Cache-Control", "public, max-age=3600")
                .end(page);
    }
}
