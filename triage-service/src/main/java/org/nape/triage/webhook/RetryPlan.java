package org.nape.triage.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When what did not arrive is tried again: ten times over three days, ever more seldom. */
final class RetryPlan {
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));
    /** Longer than this nobody puts us off. */
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(24);

    /** Spreads those that failed together, a tenth of the wait at most. */
    private static final double JITTER = 0.1;

    private final RandomGenerator random;

    RetryPlan(RandomGenerator random) {
        this.random = random;
    }

    /** How long to wait after so many tries; empty when it was the last. */
    Optional<Duration> waitAfter(int tries, Reply reply) {
        if (tries > WAITS.size()) {
            return Optional.empty();
        }
        var planned = WAITS.get(tries - 1);
        var jitter = (long) (planned.toMillis() * JITTER * random.nextDouble());
        return Optional.of(longer(planned, retryAfter(reply)).plusMillis(jitter));
    }

    private static Duration retryAfter(Reply reply) {
        var asked = reply instanceof Reply.Answered answered ? answered.retryAfter() : Optional.<Duration>empty();
        return asked.map(wait -> wait.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : wait)
                .orElse(Duration.ZERO);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
