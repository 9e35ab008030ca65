package org.nape.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenApiGapsTest {
    @Test
    void aWholeDescriptionLacksNothing() {
        assertThat(gaps("""
                {"tags": [{"name": "Reports"}],
                 "paths": {"/reports/{id}": {"post": {
                   "operationId": "report", "summary": "Report", "tags": ["Reports"], "security": [{"bearer": []}],
                   "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Report"}}}},
                   "responses": {
                     "200": {"content": {"application/json": {"example": {"level": "URGENT"}}}},
                     "400": {"$ref": "#/components/responses/Problem"}, "401": {"$ref": "#/components/responses/Problem"},
                     "403": {"$ref": "#/components/responses/Problem"}, "404": {"$ref": "#/components/responses/Problem"},
                     "413": {"$ref": "#/components/responses/Problem"}, "429": {"$ref": "#/components/responses/Problem"}}}}},
                 "components": {
                   "responses": {"Problem": {"content": {"application/problem+json": {}}}},
                   "schemas": {"Report": {"type": "object", "examples": [{"answers": {}}]}}}}""")).isEmpty();
    }

    @Test
    void eachThingThatIsMissingIsNamed() {
        assertThat(gaps("""
                {"paths": {
                  "/a/{id}": {"get": {"tags": ["A"], "security": [{"bearer": []}],
                    "responses": {"200": {"content": {"application/json": {}}}, "404": {"content": {"text/html": {}}}}}},
                  "/b": {"post": {"operationId": "b", "summary": "B", "security": [],
                    "requestBody": {"content": {"application/json": {}}}, "responses": {"204": {}}}},
                  "/c": {"get": {"operationId": "b", "summary": " ", "responses": {"429": {"description": "no"}}}}}}"""))
                .containsExactly(
                        "GET /a/{id}: no operationId",
                        "GET /a/{id}: no summary",
                        "GET /a/{id}: nobody says what the tag A means",
                        "GET /a/{id}: no example of the answer 200",
                        "GET /a/{id}: the answer 404 is no problem",
                        "GET /a/{id}: nothing is said of 429",
                        "GET /a/{id}: nothing is said of 401",
                        "GET /a/{id}: nothing is said of 403",
                        "POST /b: no tag",
                        "POST /b: no example of the request",
                        "POST /b: nothing is said of 429",
                        "POST /b: nothing is said of 400",
                        "POST /b: nothing is said of 413",
                        "GET /c: another operation has its operationId",
                        "GET /c: no summary",
                        "GET /c: no tag",
                        "GET /c: the answer 429 is no problem");
    }

    private static List<String> gaps(String description) {
        try {
            return OpenApiGaps.of(JsonMapper.builder().build().readTree(description));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
