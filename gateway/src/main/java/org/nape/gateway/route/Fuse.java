package org.nape.gateway.route;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Stops asking a service that does not answer, so that nobody waits for it in vain and it can come back, and lets a few requests
 * through every moment to find out whether it has. What a service answers, also that it cannot, is no failure of it: only
 * silence is.
 */
final class Fuse {
    private static final Logger LOG = Logger.getLogger(Fuse.class);
    private static final int WINDOW_SECONDS = 10;
    /** Of fewer nothing can be said. */
    private static final int AT_LEAST = 8;

    private static final float FAILED_PERCENT = 50;
    private static final int PROBES = 4;
    static final Duration REST = Duration.ofSeconds(1);

    private final CircuitBreaker breaker;
    private final AtomicReference<CircuitBreaker.State> told = new AtomicReference<>(CircuitBreaker.State.CLOSED);

    Fuse(Service service) {
        breaker = CircuitBreaker.of(
                service.name().toLowerCase(Locale.ROOT),
                CircuitBreakerConfig.custom()
                        .slidingWindow(
                                WINDOW_SECONDS,
                                AT_LEAST,
                                SlidingWindowType.TIME_BASED,
                                CircuitBreakerConfig.SlidingWindowSynchronizationStrategy.LOCK_FREE)
                        .failureRateThreshold(FAILED_PERCENT)
                        .permittedNumberOfCallsInHalfOpenState(PROBES)
                        .waitDurationInOpenState(REST)
                        // A probe that hangs must not keep the others out for as long as it hangs.
                        .maxWaitDurationInHalfOpenState(REST.multipliedBy(2))
                        .writableStackTraceEnabled(false)
                        .build());
    }

    /** Whether a request may go; whoever is told so reports once how it went. */
    boolean letsThrough() {
        var lets = breaker.tryAcquirePermission();
        tell();
        return lets;
    }

    void answered() {
        breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        tell();
    }

    void failed(Throwable why) {
        breaker.onError(0, TimeUnit.NANOSECONDS, why);
        tell();
    }

    /** The request was not sent, for a reason that is not the service's. */
    void notAsked() {
        breaker.releasePermission();
    }

    /** Tells the log of a change. Whoever listens to the breaker itself makes it tell of every single answer. */
    private void tell() {
        var state = breaker.getState();
        if (told.getPlain() != state && told.getAndSet(state) != state) {
            LOG.warnf("service=%s fuse=%s", breaker.getName(), state);
        }
    }
}
