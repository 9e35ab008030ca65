package org.nape.triage;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import org.nape.testbed.Tokens;

/** Someone with a sore neck and a token; each test has its own. */
public record Person(UUID id) {
    public static Person someone() {
        return new Person(UUID.randomUUID());
    }

    public RequestSpecification asks() {
        return as(Tokens.person(id));
    }

    public static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    public Response reports(Symptoms symptoms) {
        return asks().body(Map.of("answers", symptoms.answers())).post("/api/v1/reports");
    }

    public Response reports(Symptoms symptoms, String idempotencyKey) {
        return asks().header("Idempotency-Key", idempotencyKey)
                .body(Map.of("answers", symptoms.answers()))
                .post("/api/v1/reports");
    }
}
