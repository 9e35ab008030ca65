package org.nape.reminder;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import org.nape.testbed.Tokens;

/** Someone who uses the API with a token of their own. */
public record Person(UUID id) {
    public static Person someone() {
        return new Person(UUID.randomUUID());
    }

    public RequestSpecification asks() {
        return given().header("Authorization", "Bearer " + Tokens.person(id)).contentType(ContentType.JSON);
    }

    public Response plan() {
        return asks().get("/api/v1/plan");
    }

    public Response reminders() {
        return asks().queryParam("limit", 100).get("/api/v1/reminders");
    }

    public Response makes(Map<String, ?> reminder) {
        return asks().body(reminder).post("/api/v1/reminders");
    }
}
