package org.nape.gateway.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** {@code GET /openapi}: the whole API in one description, as JSON, or with {@code ?format=yaml} as YAML. */
@Singleton
class OpenApiResource {
    private final Descriptions descriptions;
    private final ObjectMapper json;
    private final ObjectMapper yaml = new YAMLMapper();

    OpenApiResource(Descriptions descriptions, ObjectMapper json) {
        this.descriptions = descriptions;
        this.json = json;
    }

    void serve(@Observes Router router) {
        router.get("/openapi")
                .handler(call -> descriptions
                        .merged()
                        .onSuccess(merged -> answer(call, merged))
                        .onFailure(call::fail));
    }

    private void answer(RoutingContext call, ObjectNode merged) {
        var asYaml = "yaml".equalsIgnoreCase(call.request().getParam("format"));
        try {
            call.response()
                    .putHeader("Content-Type", asYaml ? "application/yaml" : "application/json")
                    .putHeader("Cache-Control", "no-cache")
                    .end((asYaml ? yaml : json).writeValueAsString(merged));
        } catch (JsonProcessingException e) {
            call.fail(e);
        }
    }
}
