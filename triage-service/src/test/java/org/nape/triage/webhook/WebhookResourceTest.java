package org.nape.triage.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.nape.triage.Person.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nape.testbed.Testbed;
import org.nape.testbed.Tokens;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
@QuarkusTestResource(WebhookSettings.class)
class WebhookResourceTest {
    private static final String PATH = "/api/v1/webhooks";
    private static final Map<String, Object> PLAIN = Map.of("url", "http://127.0.0.1:9/hook?token=mine");

    @Inject
    DataSource database;

    private final Subscriber subscriber = Subscriber.someone();

    @AfterEach
    void nothingIsLeft() {
        subscriber.leaves();
    }

    @Test
    void aWebhookIsMadeAndItsSecretIsToldOnce() {
        var made = subscriber.makes(Map.of(
                "url",
                "http://127.0.0.1:9/hook",
                "levels",
                List.of("URGENT", "EMERGENCY", "URGENT"),
                "concerns",
                List.of("meningitis"),
                "types",
                List.of("red-flag-raised")));

        made.then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .header("Location", startsWith(PATH + "/"))
                .body("secret", matchesPattern("whsec_[A-Za-z0-9+/]{43}="))
                .body("levels", equalTo(List.of("EMERGENCY", "URGENT")))
                .body("concerns", equalTo(List.of("meningitis")))
                .body("types", equalTo(List.of("red-flag-raised")))
                .body("status", equalTo("enabled"))
                .body("disabledAt", nullValue());
        subscriber
                .asks()
                .get(made.header("Location"))
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("url", equalTo("http://127.0.0.1:9/hook"))
                .body("$", not(hasKey("secret")));
        subscriber.asks().get(PATH).then().body("items", hasSize(1)).body("items[0]", not(hasKey("secret")));
    }

    @Test
    void theDatabaseDoesNotShowTheSecret() throws SQLException {
        var webhook = Subscriber.Made.of(subscriber.makes(PLAIN));

        try (var connection = database.getConnection();
                var statement =
                        connection.prepareStatement("select encode(secret, 'base64') from webhook where id = ?")) {
            statement.setObject(1, UUID.fromString(webhook.id()));
            try (var row = statement.executeQuery()) {
                row.next();
                assertThat(row.getString(1)).doesNotContain(webhook.secret().substring(6, 26));
            }
        }
    }

    static Stream<String> badBodies() {
        return Stream.of(
                "",
                "null",
                "[]",
                "\"http://127.0.0.1/\"",
                "{",
                "{}",
                "{\"url\": null}",
                "{\"url\": 7}",
                "{\"url\": \"\"}",
                "{\"url\": \"hook\"}",
                "{\"url\": \"/hook\"}",
                "{\"url\": \"ftp://127.0.0.1/hook\"}",
                "{\"url\": \"http://\"}",
                "{\"url\": \"http:hook\"}",
                "{\"url\": \"http://user:secret@127.0.0.1/hook\"}",
                "{\"url\": \"http://127.0.0.1/hook#part\"}",
                "{\"url\": \"http://127.0.0.1:0/hook\"}",
                "{\"url\": \"http://127.0.0.1:65536/hook\"}",
                "{\"url\": \"http://nowhere.invalid/hook\"}",
                "{\"url\": \"http://127.0.0.1/a b\"}",
                "{\"url\": \"http://127.0.0.1/\\u0000\"}",
                "{\"url\": \"http://127.0.0.1/\\ud800\"}",
                "{\"url\": \"http://127.0.0.1/" + "x".repeat(2000) + "\"}",
                "{\"url\": [\"http://127.0.0.1/\"]}",
                "{\"url\": \"http://127.0.0.1/\", \"url\": \"http://127.0.0.1/\"}",
                "{\"url\": \"http://127.0.0.1/\", \"secret\": \"whsec_bWluZQ==\"}",
                "{\"url\": \"http://127.0.0.1/\", \"levels\": []}",
                "{\"url\": \"http://127.0.0.1/\", \"levels\": [\"ROUTINE\"]}",
                "{\"url\": \"http://127.0.0.1/\", \"levels\": [\"emergency\"]}",
                "{\"url\": \"http://127.0.0.1/\", \"levels\": [null]}",
                "{\"url\": \"http://127.0.0.1/\", \"levels\": \"URGENT\"}",
                "{\"url\": \"http://127.0.0.1/\", \"levels\": [1]}",
                "{\"url\": \"http://127.0.0.1/\", \"concerns\": [\"meningitus\"]}",
                "{\"url\": \"http://127.0.0.1/\", \"concerns\": [\"\"]}",
                "{\"url\": \"http://127.0.0.1/\", \"types\": [\"symptom-reported\"]}",
                "{\"url\": \"http://127.0.0.1/\", \"types\": [\"webhook-test\"]}",
                "{\"url\": \"http://127.0.0.1/\", \"types\": {}}",
                "{\"url\": \"http://127.0.0.1/\"} x");
    }

    @ParameterizedTest
    @MethodSource("badBodies")
    void whatIsWrongIsRefusedAndNothingIsKept(String body) {
        var answer = subscriber.asks().body(body).post(PATH);

        answer.then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/invalid-request"))
                .body("errors", not(empty()));
        subscriber.asks().get(PATH).then().body("items", empty());
    }

    @Test
    void eachPartThatIsWrongIsNamed() {
        subscriber
                .makes(Map.of("url", "x", "levels", List.of("URGENT", "BAD"), "types", List.of("other")))
                .then()
                .statusCode(400)
                .body("errors.pointer", equalTo(List.of("/url", "/levels/1", "/types/0")))
                .body("errors[1].detail", containsString("EMERGENCY, URGENT"));
    }

    @Test
    void onlySubscribersHaveWebhooks() {
        given().contentType("application/json").body(PLAIN).post(PATH).then().statusCode(401);
        Stream.of(Tokens.person(UUID.randomUUID()), Tokens.clinician(), Tokens.operator())
                .forEach(token -> {
                    as(token).body(PLAIN).post(PATH).then().statusCode(403);
                    as(token).get(PATH).then().statusCode(403);
                    as(token)
                            .post(PATH + "/" + UUID.randomUUID() + "/test")
                            .then()
                            .statusCode(403);
                });
    }

    @Test
    void anothersWebhookIsNotThere() {
        var webhook = Subscriber.Made.of(subscriber.makes(PLAIN));
        var other = Subscriber.someone();

        Stream.of(
                        other.looksAt(webhook),
                        other.deletes(webhook),
                        other.asks().get(PATH + "/" + webhook.id() + "/deliveries"),
                        other.tests(webhook),
                        other.rotates(webhook),
                        other.redelivers(webhook, Map.of("since", "2026-01-01T00:00:00Z")))
                .forEach(answer -> answer.then().statusCode(404).body("type", equalTo("/problems/not-found")));

        other.asks().get(PATH).then().body("items", empty());
        subscriber.looksAt(webhook).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "00000000-0000-0000-0000-000000000000", "x'--"})
    void whatIsNoWebhookIsNotThere(String id) {
        subscriber.asks().get(PATH + "/" + id).then().statusCode(404);
        subscriber.asks().delete(PATH + "/" + id).then().statusCode(404);
        subscriber.asks().get(PATH + "/" + id + "/deliveries").then().statusCode(404);
    }

    @Test
    void aDeletedWebhookIsGone() {
        var webhook = Subscriber.Made.of(subscriber.makes(PLAIN));

        subscriber.deletes(webhook).then().statusCode(204);

        subscriber.looksAt(webhook).then().statusCode(404);
        subscriber.deletes(webhook).then().statusCode(404);
    }

    @Test
    void twentyAreEnough() {
        var made = IntStream.range(0, 20)
                .mapToObj(_ -> Subscriber.Made.of(subscriber.makes(PLAIN)))
                .toList();

        subscriber.makes(PLAIN).then().statusCode(409).body("detail", containsString("20"));
        subscriber.deletes(made.getFirst()).then().statusCode(204);
        subscriber.makes(PLAIN).then().statusCode(201);
        var first = subscriber.asks().get(PATH + "?limit=15").then().body("items", hasSize(15));
        subscriber
                .asks()
                .queryParam("cursor", first.extract().<String>path("nextCursor"))
                .get(PATH)
                .then()
                .body("items", hasSize(5))
                .body("nextCursor", nullValue());
        subscriber.asks().get(PATH + "?limit=101").then().statusCode(400);
        subscriber.asks().get(PATH + "?cursor=!").then().statusCode(400);
    }

    @Test
    void theSameKeyGivesTheSameWebhookAgain() {
        var first = subscriber.makes(PLAIN, "once");

        var second = subscriber.makes(PLAIN, "once");

        assertThat(second.asString()).isEqualTo(first.asString());
        subscriber.asks().get(PATH).then().body("items", hasSize(1));
        subscriber
                .makes(Map.of("url", "http://127.0.0.1:9/other"), "once")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/idempotency-key-reused"));
        subscriber.makes(PLAIN, "").then().statusCode(400);
        var other = Subscriber.someone();
        other.makes(PLAIN, "once").then().statusCode(201).body("webhookId", not(equalTo(first.path("webhookId"))));
        other.leaves();
    }

    @Test
    void manyTriesAtOnceMakeOneWebhook() throws Exception {
        List<String> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = IntStream.range(0, 32)
                    .mapToObj(_ -> threads.submit(
                            () -> subscriber.makes(PLAIN, "at once").asString()))
                    .toList();
            answers = new ArrayList<>();
            for (var each : tries) {
                answers.add(each.get());
            }
        }

        assertThat(answers.stream().distinct()).hasSize(1);
        subscriber.asks().get(PATH).then().body("items", hasSize(1));
    }

    @Test
    void aSecretIsRotatedOnceADay() {
        var webhook = Subscriber.Made.of(subscriber.makes(PLAIN));
        var path = PATH + "/" + webhook.id() + "/secret";

        var rotated = subscriber.asks().header("Idempotency-Key", "next").post(path);

        rotated.then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("secret", matchesPattern("whsec_[A-Za-z0-9+/]{43}="))
                .body("secret", not(equalTo(webhook.secret())));
        assertThat(subscriber
                        .asks()
                        .header("Idempotency-Key", "next")
                        .post(path)
                        .asString())
                .isEqualTo(rotated.asString());
        subscriber.asks().post(path).then().statusCode(409);
        subscriber.looksAt(webhook).then().body("previousSecretUntil", equalTo(rotated.path("previousSecretUntil")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"since\": null}",
                "{\"since\": \"yesterday\"}",
                "{\"since\": 7}",
                "{\"since\": \"-999999999-01-01T00:00:00Z\"}",
                "{\"since\": \"+999999999-01-01T00:00:00Z\"}",
                "{\"deliveryId\": \"7\"}",
                "{\"deliveryId\": \"00000000-0000-0000-0000-000000000000\", \"since\": \"2026-01-01T00:00:00Z\"}",
                "{\"all\": true}",
                "[]",
                ""
            })
    void whatToSendAgainMustBeClear(String body) {
        var webhook = Subscriber.Made.of(subscriber.makes(PLAIN));

        subscriber
                .asks()
                .body(body)
                .post(PATH + "/" + webhook.id() + "/redeliveries")
                .then()
                .statusCode(400)
                .body("errors", not(empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=lost", "since=yesterday", "limit=0", "cursor=!", "cursor=bm8"})
    void deliveriesAreNotListedByWhatIsWrong(String query) {
        var webhook = Subscriber.Made.of(subscriber.makes(PLAIN));

        subscriber
                .asks()
                .get(PATH + "/" + webhook.id() + "/deliveries?" + query)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(query.substring(0, query.indexOf('='))));
    }

    @Test
    void aDeliveryThatIsNotThereIsNotSentAgain() {
        var webhook = Subscriber.Made.of(subscriber.makes(PLAIN));

        subscriber
                .redelivers(webhook, Map.of("deliveryId", UUID.randomUUID()))
                .then()
                .statusCode(404);
    }
}
