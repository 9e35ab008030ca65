package org.nape.triage.webhook;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A try that is over.
 *
 * @param pause until the next one; empty if there is none
 */
record Settled(DueDelivery delivery, Reply reply, Optional<Duration> pause) {
    static Settled of(DueDelivery delivery, Reply reply, RetryPlan plan) {
        var last = reply.isDelivered() || delivery.isTest();
        return new Settled(delivery, reply, last ? Optional.empty() : plan.waitAfter(delivery.tries(), reply));
    }

    DeliveryStatus status() {
        return reply.isDelivered()
                ? DeliveryStatus.DELIVERED
                : pause.isPresent() ? DeliveryStatus.PENDING : DeliveryStatus.FAILED;
    }

    @Nullable
    Integer answer() {
        return reply instanceof Reply.Answered answered ? answered.status() : null;
    }

    @Nullable
    String failure() {
        return reply instanceof Reply.Unanswered unanswered ? unanswered.why().id() : null;
    }

    /** The pause in seconds. */
    @Nullable
    Double seconds() {
        return pause.map(duration -> duration.toMillis() / 1000.0).orElse(null);
    }
}
