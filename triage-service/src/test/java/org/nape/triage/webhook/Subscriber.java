package org.nape.triage.webhook;

import static org.nape.triage.Person.as;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.nape.testbed.Tokens;

/** A client that wants to be called; each test has its own. */
record Subscriber(String token) {
    private static final String PATH = "/api/v1/webhooks";

    static Subscriber someone() {
        return new Subscriber(Tokens.subscriber());
    }

    RequestSpecification asks() {
        return as(token);
    }

    Response makes(Object body) {
        return asks().body(body).post(PATH);
    }

    Response makes(Object body, String key) {
        return asks().header("Idempotency-Key", key).body(body).post(PATH);
    }

    /** A webhook that is there, with its secret. */
    Made subscribes(Hook hook, String... types) {
        var body = types.length == 0 ? Map.of("url", hook.url()) : Map.of("url", hook.url(), "types", List.of(types));
        return Made.of(makes(body));
    }

    record Made(String id, String secret) {
        static Made of(Response answer) {
            var made = answer.then().statusCode(201).extract().jsonPath();
            return new Made(made.getString("webhookId"), made.getString("secret"));
        }
    }

    Response looksAt(Made webhook) {
        return asks().get(PATH + "/" + webhook.id());
    }

    Response deletes(Made webhook) {
        return asks().delete(PATH + "/" + webhook.id());
    }

    List<Map<String, Object>> deliveriesOf(Made webhook) {
        return asks().get(PATH + "/" + webhook.id() + "/deliveries").jsonPath().getList("items");
    }

    Response redelivers(Made webhook, Object body) {
        return asks().body(body).post(PATH + "/" + webhook.id() + "/redeliveries");
    }

    Response tests(Made webhook) {
        return asks().post(PATH + "/" + webhook.id() + "/test");
    }

    Response rotates(Made webhook) {
        return asks().post(PATH + "/" + webhook.id() + "/secret");
    }

    /** Nobody else is called for what later tests do. */
    void leaves() {
        List<String> own = asks().get(PATH + "?limit=100").jsonPath().getList("items.webhookId");
        own.forEach(id -> asks().delete(PATH + "/" + id).then().statusCode(204));
    }
}
