package org.nape.reminder;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
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

    /** By pairs of a parameter and its value. */
    public Response upcoming(String... parameters) {
        var asked = asks();
        for (var i = 0; i < parameters.length; i += 2) {
            asked.queryParam(parameters[i], parameters[i + 1]);
        }
        return asked.get("/api/v1/reminders/upcoming");
    }

    /** All pages. */
    public List<Map<String, Object>> allUpcoming(String from, String to) {
        var page = upcoming("from", from, "to", to, "limit", "100");
        var all = new ArrayList<Map<String, Object>>(page.path("items"));
        while (page.path("nextCursor") != null) {
            page = upcoming("cursor", page.path("nextCursor"), "limit", "100");
            all.addAll(page.path("items"));
        }
        return all;
    }

    public Response makes(Map<String, ?> reminder) {
        return asks().body(reminder).post("/api/v1/reminders");
    }
}
