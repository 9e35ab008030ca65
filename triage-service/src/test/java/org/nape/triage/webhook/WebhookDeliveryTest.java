package org.nape.triage.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nape.events.Event;
import org.nape.events.RedFlagAcknowledged;
import org.nape.events.RedFlagEscalated;
import org.nape.events.RedFlagRaised;
import org.nape.testbed.Testbed;
import org.nape.triage.Person;
import org.nape.triage.Symptoms;

/** What subscribers are told, on servers of theirs. */
@QuarkusTest
@QuarkusTestResource(Testbed.class)
@QuarkusTestResource(WebhookSettings.class)
class WebhookDeliveryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Symptoms URGENT = Symptoms.none().but("fever", "high");

    @Inject
    DataSource database;

    @Inject
    WebhookDeliveries deliveries;

    @Inject
    OldDeliveries oldDeliveries;

    private final Subscriber subscriber = Subscriber.someone();
    private final Person person = Person.someone();
    private final Hook hook = Hook.open();
    private WebhookClock clock;

    @BeforeEach
    void aClock() {
        clock = new WebhookClock(database);
        clock.nobodyElseIsWaitedFor();
    }

    @AfterEach
    void nothingIsLeft() {
        subscriber.leaves();
        hook.close();
    }

    @Test
    void aRedFlagIsToldAsStandardWebhooksSay() throws Exception {
        var webhook = subscriber.subscribes(hook);

        var report = person.reports(Symptoms.ofMeningitis()).jsonPath();

        eventually(() -> assertThat(hook.calls(person.id())).hasSize(1));
        var call = hook.calls(person.id()).getFirst();
        var body = new ObjectMapper().readTree(call.body());
        assertThat(call.isSignedWith(webhook.secret())).isTrue();
        assertThat(call.isSignedWith(SigningSecret.random().text())).isFalse();
        assertThat(call.header("content-type")).isEqualTo("application/json");
        assertThat(body.path("type").asText()).isEqualTo("red-flag-raised");
        assertThat(body.path("timestamp").asText()).isEqualTo(report.getString("reportedAt"));
        assertThat(body.at("/data/redFlagId").asText()).isEqualTo(call.id());
        assertThat(body.at("/data/reportId").asText()).isEqualTo(report.getString("reportId"));
        assertThat(body.at("/data/level").asText()).isEqualTo("EMERGENCY");
        assertThat(body.at("/data/concerns").toString()).isEqualTo("[\"meningitis\"]");
        assertThat(call.body()).doesNotContain("stiff_neck");
        eventually(() -> only(webhook, "status", "delivered", "lastStatus", 204, "tries", 1, "eventId", call.id()));
    }

    @Test
    void aReportThatIsNoRedFlagIsNotTold() {
        subscriber.subscribes(hook);

        person.reports(Symptoms.ofPlainSpasm()).then().statusCode(201);
        var other = Person.someone();
        other.reports(URGENT).then().statusCode(201);

        eventually(() -> assertThat(hook.calls(other.id())).hasSize(1));
        assertThat(hook.calls(person.id())).isEmpty();
    }

    @Test
    void aWebhookIsCalledOnlyForWhatItAskedFor() {
        subscribe("emergencies", Map.of("levels", List.of("EMERGENCY")));
        subscribe("meningitis", Map.of("concerns", List.of("meningitis")));
        subscribe("escalated", Map.of("types", List.of("red-flag-escalated")));
        subscribe("none", Map.of("levels", List.of("URGENT"), "concerns", List.of("meningitis")));
        var raised = raised("EMERGENCY", "meningitis");
        var urgent = raised("URGENT", "fracture");
        var escalated = new RedFlagEscalated(
                urgent.redFlagId(),
                urgent.reportId(),
                person.id(),
                "URGENT",
                List.of("fracture"),
                List.of("u_rule"),
                urgent.raisedAt(),
                urgent.raisedAt().plusSeconds(900));

        owe(raised, urgent, escalated);

        eventually(() -> assertThat(hook.calls(person.id()))
                .extracting(call -> call.path() + " " + call.id())
                .containsExactlyInAnyOrder(
                        "/hook?emergencies " + raised.id(),
                        "/hook?meningitis " + raised.id(),
                        "/hook?escalated " + escalated.id()));
    }

    @Test
    void whoTookARedFlagIsToldToo() throws Exception {
        var webhook = subscriber.subscribes(hook, "red-flag-acknowledged");
        var at = Instant.parse("2026-11-22T12:00:00Z");

        owe(new RedFlagAcknowledged(
                UUID.randomUUID(), UUID.randomUUID(), person.id(), "URGENT", List.of("fracture"), at, "desk"));

        eventually(() -> assertThat(hook.calls(person.id())).hasSize(1));
        var call = hook.calls(person.id()).getFirst();
        assertThat(call.isSignedWith(webhook.secret())).isTrue();
        assertThat(call.id()).endsWith("/acknowledged");
        assertThat(new ObjectMapper().readTree(call.body()).path("timestamp").asText())
                .isEqualTo("2026-11-22T12:00:00Z");
    }

    @Test
    void whatIsToldTwiceIsOwedOnce() {
        var webhook = subscriber.subscribes(hook);
        var raised = raised("URGENT", "fracture");

        owe(raised);
        owe(raised);

        eventually(() -> only(webhook, "status", "delivered"));
        assertThat(hook.calls(person.id())).hasSize(1);
    }

    @Test
    void aRedFlagThatIsRaisedWhileTheSubscriberIsAwayArrivesWhenItIsBack() {
        var webhook = subscriber.subscribes(hook);
        hook.goesDown();
        person.reports(Symptoms.ofMeningitis()).then().statusCode(201);
        eventually(() -> only(webhook, "status", "pending", "tries", 1, "lastFailure", "connection-failed"));
        subscriber.looksAt(webhook).then().body("failingSince", notNullValue());

        hook.comesBack();
        clock.pass(Duration.ofSeconds(6), webhook);

        eventually(() -> only(webhook, "status", "delivered", "tries", 2));
        assertThat(hook.calls(person.id())).hasSize(1);
        subscriber.looksAt(webhook).then().body("failingSince", nullValue());
    }

    @Test
    void eachTryHasTheSameIdAndBodyUntilTenHaveFailed() {
        var webhook = subscriber.subscribes(hook);
        hook.answers(500);
        owe(raised("URGENT", "fracture"));

        for (int tries = 1; tries < 10; tries++) {
            int made = tries;
            eventually(() -> only(webhook, "status", "pending", "tries", made, "lastStatus", 500));
            var next = (String) subscriber.deliveriesOf(webhook).getFirst().get("nextTryAt");
            clock.pass(Duration.between(Instant.now(), Instant.parse(next)).plusSeconds(1), webhook);
        }

        eventually(() -> only(webhook, "status", "failed", "tries", 10));
        assertThat(hook.calls()).hasSize(10);
        assertThat(hook.calls().stream().map(Hook.Call::id).distinct()).hasSize(1);
        assertThat(hook.calls().stream().map(Hook.Call::body).distinct()).hasSize(1);
    }

    @Test
    void aRedirectIsAFailureAndNotFollowed() {
        var webhook = subscriber.subscribes(hook);
        hook.answers(307, Map.of("Location", hook.url() + "/elsewhere"));

        owe(raised("URGENT", "fracture"));

        eventually(() -> only(webhook, "status", "pending", "lastStatus", 307));
        assertThat(hook.calls()).extracting(Hook.Call::path).containsExactly("/hook");
    }

    @Test
    void whoAsksToBeLeftAloneIs() {
        var webhook = subscriber.subscribes(hook);
        hook.answers(503, Map.of("Retry-After", "3600"));

        owe(raised("URGENT", "fracture"));

        eventually(() -> only(webhook, "status", "pending", "lastStatus", 503));
        var next = Instant.parse(
                (String) subscriber.deliveriesOf(webhook).getFirst().get("nextTryAt"));
        assertThat(next)
                .isBetween(Instant.now().plusSeconds(3_500), Instant.now().plusSeconds(4_000));
    }

    @Test
    void aSubscriberThatStallsIsNotWaitedForAndDelaysNobody() {
        var dead = Hook.open();
        dead.stalls();
        var stalled = subscriber.subscribes(dead);
        var webhook = subscriber.subscribes(hook);
        for (int i = 0; i < 30; i++) {
            owe(raised("URGENT", "fracture"));
        }

        var raised = raised("EMERGENCY", "meningitis");
        owe(raised);

        await().atMost(Duration.ofSeconds(3))
                .untilAsserted(() -> assertThat(hook.calls(raised.redFlagId())).hasSize(1));
        eventually(() -> assertThat(hook.calls(person.id())).hasSize(31));
        eventually(() -> assertThat(subscriber.deliveriesOf(stalled))
                .anySatisfy(delivery -> assertThat(delivery).containsEntry("lastFailure", "timed-out")));
        assertThat(subscriber.deliveriesOf(webhook)).hasSize(20);
        dead.close();
    }

    @Test
    void whoIsGoneIsNotCalledAgainAndTheClientsOthersAreTold() {
        var leaving = Hook.open();
        leaving.answers(410);
        var gone = subscriber.subscribes(leaving, "red-flag-raised");
        subscriber.subscribes(hook, "webhook-disabled");

        owe(raised("URGENT", "fracture"));

        eventually(() -> subscriber
                .looksAt(gone)
                .then()
                .body("status", equalTo("disabled"))
                .body("disabledBecause", equalTo("gone"))
                .body("disabledAt", notNullValue()));
        eventually(() -> assertThat(hook.calls(gone.id()))
                .singleElement()
                .satisfies(call ->
                        assertThat(call.body()).contains("\"type\":\"webhook-disabled\"", "\"because\" : \"gone\"")));
        subscriber.tests(gone).then().statusCode(409);
        leaving.close();
    }

    @Test
    void whoFailsForFiveDaysIsDisabledAndGetsWhatItMissedWhenItIsBack() {
        var webhook = subscriber.subscribes(hook);
        hook.answers(500);
        var first = raised("URGENT", "fracture");
        owe(first);
        eventually(() -> only(webhook, "tries", 1, "status", "pending"));
        clock.pass(Duration.ofDays(5), webhook);
        eventually(() -> subscriber
                .looksAt(webhook)
                .then()
                .body("status", equalTo("disabled"))
                .body("disabledBecause", equalTo("failing")));
        var meanwhile = raised("EMERGENCY", "meningitis");
        owe(meanwhile);
        assertThat(hook.calls(meanwhile.id())).isEmpty();
        hook.answers(200);

        subscriber
                .redelivers(
                        webhook, Map.of("since", Instant.now().minusSeconds(60).toString()))
                .then()
                .statusCode(202);

        eventually(() -> assertThat(hook.calls(meanwhile.id())).hasSize(1));
        clock.pass(Duration.ofHours(1), webhook);
        eventually(() -> assertThat(subscriber.deliveriesOf(webhook))
                .allSatisfy(delivery -> assertThat(delivery).containsEntry("status", "delivered")));
        subscriber.looksAt(webhook).then().body("status", equalTo("enabled")).body("disabledAt", nullValue());
    }

    @Test
    void afterALongOutageAllThatWaitsGoesOutAtOnce() {
        var webhook = subscriber.subscribes(hook);
        hook.answers(500);
        for (int i = 0; i < 3; i++) {
            owe(raised("URGENT", "fracture"));
        }
        eventually(() -> assertThat(subscriber.deliveriesOf(webhook))
                .allSatisfy(delivery -> assertThat(delivery).containsEntry("tries", 1)));
        clock.pass(Duration.ofSeconds(6), webhook);
        eventually(() -> assertThat(subscriber.deliveriesOf(webhook))
                .allSatisfy(delivery -> assertThat(delivery).containsEntry("tries", 2)));
        clock.pass(Duration.ofMinutes(6), webhook);
        eventually(() -> assertThat(subscriber.deliveriesOf(webhook))
                .allSatisfy(delivery -> assertThat(delivery).containsEntry("tries", 3)));
        hook.answers(200);

        owe(raised("EMERGENCY", "meningitis"));

        eventually(() -> assertThat(subscriber.deliveriesOf(webhook))
                .hasSize(4)
                .allSatisfy(delivery -> assertThat(delivery).containsEntry("status", "delivered")));
    }

    @Test
    void oneOrAllSinceAnInstantAreSentAgain() {
        var webhook = subscriber.subscribes(hook);
        var old = raised("URGENT", "fracture");
        owe(old);
        eventually(() -> only(webhook, "status", "delivered"));
        clock.pass(Duration.ofHours(1), webhook);
        var recent = raised("URGENT", "fracture");
        owe(recent);
        eventually(() -> assertThat(hook.calls(person.id())).hasSize(2));

        eventually(() -> subscriber
                .redelivers(
                        webhook, Map.of("since", Instant.now().minusSeconds(600).toString()))
                .then()
                .statusCode(202)
                .body("redelivered", equalTo(1)));

        eventually(() -> assertThat(hook.calls(recent.id())).hasSize(2));
        assertThat(hook.calls(old.id())).hasSize(1);
        var oldest = subscriber.deliveriesOf(webhook).getLast().get("deliveryId");
        subscriber
                .redelivers(webhook, Map.of("deliveryId", oldest))
                .then()
                .statusCode(202)
                .body("redelivered", equalTo(1));
        eventually(() -> assertThat(hook.calls(old.id())).hasSize(2));
        assertThat(hook.calls(person.id())).allMatch(call -> call.isSignedWith(webhook.secret()));
    }

    @Test
    void aTestIsOneCall() {
        var webhook = subscriber.subscribes(hook, "red-flag-raised");
        hook.answers(500);

        var delivery =
                subscriber.tests(webhook).then().statusCode(202).extract().path("deliveryId");

        eventually(() -> only(webhook, "status", "failed", "tries", 1, "deliveryId", delivery));
        assertThat(hook.calls(webhook.id()))
                .singleElement()
                .satisfies(call -> assertThat(call.body()).contains("\"type\":\"webhook-test\""))
                .satisfies(
                        call -> assertThat(call.isSignedWith(webhook.secret())).isTrue());
    }

    @Test
    void theSameTestIsOwedOnce() {
        var webhook = subscriber.subscribes(hook);
        var path = "/api/v1/webhooks/" + webhook.id() + "/test";

        var first = subscriber
                .asks()
                .header("Idempotency-Key", "t")
                .post(path)
                .then()
                .statusCode(202);
        var second = subscriber
                .asks()
                .header("Idempotency-Key", "t")
                .post(path)
                .then()
                .statusCode(202);

        assertThat(second.extract().asString()).isEqualTo(first.extract().asString());
        eventually(() -> only(webhook, "status", "delivered"));
    }

    @Test
    void forADayTwoSecretsSign() {
        var webhook = subscriber.subscribes(hook);
        String next =
                subscriber.rotates(webhook).then().statusCode(201).extract().path("secret");
        owe(raised("URGENT", "fracture"));
        eventually(() -> assertThat(hook.calls(person.id())).hasSize(1));
        clock.pass(Duration.ofHours(25), webhook);

        owe(raised("URGENT", "fracture"));

        eventually(() -> assertThat(hook.calls(person.id())).hasSize(2));
        var during = hook.calls(person.id()).getFirst();
        var after = hook.calls(person.id()).getLast();
        assertThat(during.header("webhook-signature").split(" ")).hasSize(2);
        assertThat(during.isSignedWith(webhook.secret())).isTrue();
        assertThat(during.isSignedWith(next)).isTrue();
        assertThat(after.isSignedWith(webhook.secret())).isFalse();
        assertThat(after.isSignedWith(next)).isTrue();
        subscriber.rotates(webhook).then().statusCode(201);
    }

    @Test
    void deliveriesAreListedByStatusAndTimeNewestFirst() {
        var webhook = subscriber.subscribes(hook);
        owe(raised("URGENT", "fracture"));
        eventually(() -> only(webhook, "status", "delivered"));
        clock.pass(Duration.ofHours(1), webhook);
        clock.hold(webhook);
        var second = raised("URGENT", "fracture");
        var third = raised("URGENT", "fracture");
        owe(second);
        owe(third);
        var path = "/api/v1/webhooks/" + webhook.id() + "/deliveries";

        var newest = subscriber.asks().get(path + "?limit=1").then();

        newest.statusCode(200).header("Cache-Control", "no-store").body("items[0].eventId", equalTo(third.id()));
        subscriber
                .asks()
                .queryParam("cursor", newest.extract().<String>path("nextCursor"))
                .get(path)
                .then()
                .body("items", hasSize(2))
                .body("items[0].eventId", equalTo(second.id()))
                .body("nextCursor", nullValue());
        subscriber.asks().get(path + "?status=pending").then().body("items", hasSize(2));
        subscriber.asks().get(path + "?status=delivered").then().body("items", hasSize(1));
        subscriber.asks().get(path + "?status=failed").then().body("items", empty());
        subscriber
                .asks()
                .queryParam("since", Instant.now().minusSeconds(60).toString())
                .get(path)
                .then()
                .body("items", hasSize(2));
    }

    @Test
    void afterThirtyDaysNothingIsKept() {
        var webhook = subscriber.subscribes(hook);
        owe(raised("URGENT", "fracture"));
        eventually(() -> only(webhook, "status", "delivered"));
        clock.pass(Duration.ofDays(30), webhook);
        owe(raised("URGENT", "fracture"));
        eventually(() -> assertThat(hook.calls(person.id())).hasSize(2));

        oldDeliveries.forget(Duration.ofDays(30));

        assertThat(subscriber.deliveriesOf(webhook)).hasSize(1);
    }

    private void subscribe(String name, Map<String, Object> filter) {
        var body = new HashMap<>(filter);
        body.put("url", hook.url() + "?" + name);
        subscriber.makes(body).then().statusCode(201);
    }

    private RedFlagRaised raised(String level, String concern) {
        return new RedFlagRaised(
                UUID.randomUUID(),
                UUID.randomUUID(),
                person.id(),
                level,
                List.of(concern),
                List.of("a_rule"),
                Instant.parse("2026-11-22T12:00:00Z"));
    }

    private void owe(Event... events) {
        QuarkusTransaction.requiringNew().run(() -> List.of(events).forEach(deliveries::owe));
    }

    /** The webhook's one delivery says all this. */
    private void only(Subscriber.Made webhook, Object... fieldsAndValues) {
        assertThat(subscriber.deliveriesOf(webhook)).singleElement().satisfies(delivery -> {
            for (int i = 0; i < fieldsAndValues.length; i += 2) {
                assertThat(delivery.get(fieldsAndValues[i])).isEqualTo(fieldsAndValues[i + 1]);
            }
        });
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(PATIENCE).untilAsserted(assertion);
    }
}
