package org.nape.triage.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nape.events.RedFlagRaised;
import org.nape.testbed.Testbed;
import org.nape.triage.Person;
import org.nape.triage.Symptoms;

/** Tickers that die, and that work side by side. */
@QuarkusTest
@QuarkusTestResource(Testbed.class)
@QuarkusTestResource(WebhookSettings.class)
class WebhookTickerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    DataSource database;

    @Inject
    WebhookDeliveries deliveries;

    @Inject
    DueDeliveries dueDeliveries;

    @Inject
    SettledDeliveries settledDeliveries;

    @Inject
    OldDeliveries oldDeliveries;

    @Inject
    WebhookSender sender;

    @Inject
    WebhookConfig config;

    private final Subscriber subscriber = Subscriber.someone();
    private final Person person = Person.someone();
    private final Hook hook = Hook.open();
    private WebhookClock clock;
    private Subscriber.Made webhook;

    @BeforeEach
    void aWebhookThatWaits() {
        clock = new WebhookClock(database);
        clock.nobodyElseIsWaitedFor();
        webhook = subscriber.subscribes(hook);
        clock.hold(webhook);
    }

    @AfterEach
    void nothingIsLeft() {
        subscriber.leaves();
        hook.close();
    }

    @Test
    void whatADeadTickerHadTakenIsTriedAgainWhenItsLeaseEnds() {
        owe(1);
        clock.leaseToTheDead(webhook);
        clock.release(webhook);
        await().during(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(hook.calls()).isEmpty());

        clock.pass(Duration.ofSeconds(60), webhook);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(hook.calls()).hasSize(1));
        var delivery = subscriber.deliveriesOf(webhook).getFirst();
        assertThat(hook.calls().getFirst().id()).isEqualTo(delivery.get("eventId"));
    }

    @Test
    void whoseLeaseHasEndedSaysNothingMoreButThatItArrived() {
        owe(1);
        clock.leaseToTheDead(webhook);
        var id = UUID.fromString(
                (String) subscriber.deliveriesOf(webhook).getFirst().get("deliveryId"));
        var ended = new DueDelivery(
                id,
                UUID.randomUUID(),
                UUID.fromString(webhook.id()),
                hook.url(),
                List.of(),
                "an id",
                "red-flag-raised",
                Instant.EPOCH,
                "{}",
                1,
                Optional.empty());

        settle(ended, new Reply.Unanswered(DeliveryFailure.TIMED_OUT));
        var afterFailure = subscriber.deliveriesOf(webhook).getFirst();
        settle(ended, new Reply.Answered(200, Optional.empty()));

        assertThat(afterFailure).containsEntry("tries", 0).containsEntry("lastFailure", null);
        assertThat(subscriber.deliveriesOf(webhook).getFirst()).containsEntry("status", "delivered");
    }

    private void settle(DueDelivery delivery, Reply reply) {
        var settled = Settled.of(delivery, reply, new RetryPlan(new Random(7)));
        settledDeliveries.add(List.of(settled), Duration.ofDays(5));
    }

    @Test
    void severalTickersShareTheWork() throws Exception {
        owe(200);
        var second = new WebhookTicker(dueDeliveries, settledDeliveries, oldDeliveries, sender, config);
        second.start(new StartupEvent());

        clock.release(webhook);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(subscriber
                                .asks()
                                .get("/api/v1/webhooks/" + webhook.id() + "/deliveries?status=pending")
                                .jsonPath()
                                .getList("items"))
                        .isEmpty());
        second.stop(new ShutdownEvent());
        assertThat(hook.calls()).hasSize(200);
        assertThat(hook.calls().stream().map(Hook.Call::id).distinct()).hasSize(200);
    }

    @Test
    void withoutTheDatabaseNothingIsLost() {
        clock.release(webhook);
        Testbed.servers().postgres().kill();
        Testbed.servers().postgres().start();

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> person.reports(Symptoms.ofMeningitis()).then().statusCode(201));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(hook.calls(person.id())).isNotEmpty());
    }

    private void owe(int events) {
        QuarkusTransaction.requiringNew()
                .run(() -> IntStream.range(0, events)
                        .mapToObj(_ -> new RedFlagRaised(
                                UUID.randomUUID(),
                                UUID.randomUUID(),
                                person.id(),
                                "EMERGENCY",
                                List.of("meningitis"),
                                List.of("a_rule"),
                                Instant.parse("2026-11-22T12:00:00Z")))
                        .forEach(deliveries::owe));
    }
}
