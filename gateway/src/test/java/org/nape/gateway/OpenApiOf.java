package org.nape.gateway;

/** What a service of the tests says of itself. */
final class OpenApiOf {
    private OpenApiOf() {}

    static String service(String service) {
        return switch (service) {
            case "triage" -> """
                {"openapi": "3.1.0",
                 "tags": [{"name": "Reports"}],
                 "paths": {
                   "/api/v1/questions": {"get": {"tags": ["Reports"], "security": [{"SecurityScheme": []}],
                       "parameters": [{"name": "limit", "in": "query"}], "responses": {"200": {}, "304": {}}}},
                   "/api/v1/reports": {"post": {"requestBody": {"content": {"application/json":
                       {"schema": {"$ref": "#/components/schemas/Item"}}}},
                       "responses": {"201": {}, "400": {"description": "The answers do not fit"}, "401": {"description": "No"}}}},
                   "/api/v1/inside": {"get": {"responses": {}}}},
                 "components": {
                   "schemas": {"Item": {"type": "object"}, "Page": {"type": "array"}, "Problem": {"type": "object"}},
                   "securitySchemes": {"SecurityScheme": {"type": "http", "scheme": "bearer"}}}}""";
            default -> """
                {"openapi": "3.1.0",
                 "tags": [{"name": "Content"}],
                 "paths": {
                   "/api/v1/content/{slug}": {"get": {"responses": {"200": {"content": {"application/json":
                       {"schema": {"$ref": "#/components/schemas/Item"}}}}}}}},
                 "components": {"schemas": {
                   "Item": {"type": "string", "allOf": [{"$ref": "#/components/schemas/Page"}]}, "Page": {"type": "array"}}}}""";
        };
    }
}
