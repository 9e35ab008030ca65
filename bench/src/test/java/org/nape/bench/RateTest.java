package org.nape.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nape.bench.Rate.Promise;

class RateTest {

    @Test
    void whoMustBeSoManyTimesAsSlowMayBeExactlyThat() {
        assertThat(rate(5, Promise.atLeast(5)))
                .matches(rate -> !rate.isMissed())
                .asString()
                .endsWith(">= 5.0 PASS");
        assertThat(rate(4.99, Promise.atLeast(5)))
                .matches(Rate::isMissed)
                .asString()
                .endsWith(">= 5.0 FAIL");
    }

    @Test
    void whoMayBeSoManyTimesAsSlowMayBeExactlyThat() {
        assertThat(rate(1.5, Promise.atMost(1.5)))
                .matches(rate -> !rate.isMissed())
                .asString()
                .endsWith("<= 1.5 PASS");
        assertThat(rate(1.51, Promise.atMost(1.5)))
                .matches(Rate::isMissed)
                .asString()
                .endsWith("<= 1.5 FAIL");
    }

    @Test
    void nothingIsPromisedOfNape() {
        assertThat(rate(1, Optional.empty()))
                .matches(rate -> !rate.isMissed())
                .asString()
                .endsWith("20,000 /s      1.00 x");
    }

    private static Rate rate(double ratio, Optional<Promise> promise) {
        return new Rate("Peer", 20_000, ratio, promise);
    }
}
