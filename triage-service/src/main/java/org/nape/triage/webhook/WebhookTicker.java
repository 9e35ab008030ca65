package org.nape.triage.webhook;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.nape.messaging.EventsNumbered;
import org.nape.messaging.WakingLoop;

/**
 * Calls webhooks when a delivery is due. One thread takes what is due and keeps what became of it; each try has a
 * thread of its own, and may fail or stall as it likes. Any number may run: a delivery is with one of them until its
 * lease ends.
 */
@ApplicationScoped
class WebhookTicker {
    private static final Logger LOG = Logger.getLogger(WebhookTicker.class);
    private static final Duration TO_STOP = Duration.ofSeconds(3);
    private static final Duration TIDY_EVERY = Duration.ofHours(1);
    private static final RetryPlan PLAN = new RetryPlan(RandomGenerator.getDefault());

    private final DueDeliveries dueDeliveries;
    private final SettledDeliveries settledDeliveries;
    private final OldDeliveries oldDeliveries;
    private final WebhookSender sender;
    private final WebhookConfig config;
    private final List<Lane> lanes;
    private final Queue<Settled> settled = new ConcurrentLinkedQueue<>();
    private final WakingLoop loop;
    private long tidyAt = System.nanoTime();

    WebhookTicker(
            DueDeliveries dueDeliveries,
            SettledDeliveries settledDeliveries,
            OldDeliveries oldDeliveries,
            WebhookSender sender,
            WebhookConfig config) {
        this.dueDeliveries = dueDeliveries;
        this.settledDeliveries = settledDeliveries;
        this.oldDeliveries = oldDeliveries;
        this.sender = sender;
        this.config = config;
        lanes = List.of(
                new Lane(false, config.mostAtOnce(), config.mostAtOnceOfOne()),
                new Lane(true, Math.max(1, config.mostAtOnce() / 2), 1));
        loop = new WakingLoop(LOG, "webhook-ticker", config.lookEvery(), this::look);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    /** What is under way may come to its end for a moment; what does not is tried again when its lease has ended. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
        for (var lane : lanes) {
            if (!lane.awaitEmpty(TO_STOP)) {
                LOG.warn("webhooks are still being called; they will be called again");
            }
        }
        settle();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) WebhookDeliveries.Owed owed) {
        loop.wake();
    }

    void wake(@Observes EventsNumbered numbered) {
        loop.wake();
    }

    private Duration look() {
        settle();
        tidy();
        int begun = lanes.stream().mapToInt(this::fill).sum();
        return begun == 0 ? config.lookEvery() : Duration.ZERO;
    }

    private int fill(Lane lane) {
        int free = lane.free();
        if (free == 0) {
            return 0;
        }
        var due = dueDeliveries.take(lane.isFailing(), lane.underWay(), lane.mostOfOne(), free, config.lease());
        due.forEach(delivery -> begin(delivery, lane));
        return due.size();
    }

    private void begin(DueDelivery delivery, Lane lane) {
        lane.enter(delivery.webhookId());
        Thread.ofVirtual().name("webhook-" + delivery.id()).start(() -> {
            try {
                settled.add(Settled.of(delivery, sender.send(delivery), PLAN));
            } catch (RuntimeException e) {
                LOG.errorf(
                        "webhook could not be called, will try again deliveryId=%s: %s",
                        delivery.id(), e.getClass().getSimpleName());
            } finally {
                lane.leave(delivery.webhookId());
                loop.wake();
            }
        });
    }

    /** What cannot be kept now, because the database is away, is kept later or tried again. */
    private void settle() {
        var over = List.copyOf(settled);
        if (over.isEmpty()) {
            return;
        }
        var disabled = settledDeliveries.add(over, config.disableAfter());
        settled.removeAll(over);
        over.forEach(WebhookTicker::log);
        disabled.forEach(webhook -> LOG.errorf(
                "webhook disabled webhookId=%s because=%s; its client must enable it",
                webhook.webhookId(), webhook.because()));
    }

    private static void log(Settled each) {
        var delivery = each.delivery();
        var said = each.failure() == null ? String.valueOf(each.answer()) : each.failure();
        switch (each.status()) {
            case DELIVERED ->
                LOG.infof("webhook delivered deliveryId=%s eventId=%s", delivery.id(), delivery.eventId());
            case PENDING ->
                LOG.warnf(
                        "webhook will be tried again deliveryId=%s eventId=%s tries=%d answer=%s",
                        delivery.id(), delivery.eventId(), delivery.tries(), said);
            case FAILED ->
                LOG.errorf(
                        "webhook given up deliveryId=%s eventId=%s tries=%d answer=%s",
                        delivery.id(), delivery.eventId(), delivery.tries(), said);
        }
    }

    private void tidy() {
        if (System.nanoTime() - tidyAt >= 0) {
            tidyAt = System.nanoTime() + TIDY_EVERY.toNanos();
            oldDeliveries.forget(config.keepFor());
        }
    }
}
