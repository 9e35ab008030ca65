package org.nape.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    private static final Duration MOST = Duration.ofMillis(250);

    @Test
    void oneOfAHundredMayTakeLonger() {
        var slowest = Stream.of(Duration.ofSeconds(3));
        var others = Stream.generate(() -> Duration.ofMillis(20)).limit(99);

        var latencies = new Latencies("late", Stream.concat(slowest, others).toList(), Optional.of(MOST));

        assertThat(latencies.isMissed()).isFalse();
        assertThat(latencies.toString())
                .endsWith("100 times   p50 20.0 ms   p99 20.0 ms   max 3000.0 ms   p99 <= 250.0 ms PASS");
    }

    @Test
    void twoOfAHundredMayNot() {
        var slowest = Stream.generate(() -> Duration.ofMillis(251)).limit(2);
        var others = Stream.generate(() -> Duration.ofMillis(20)).limit(98);

        var latencies = new Latencies("late", Stream.concat(slowest, others).toList(), Optional.of(MOST));

        assertThat(latencies.isMissed()).isTrue();
        assertThat(latencies.toString()).endsWith("p99 <= 250.0 ms FAIL");
    }

    @Test
    void nothingMeasuredIsNoFigure() {
        assertThatThrownBy(() -> new Latencies("late", List.of(), Optional.empty()))
                .hasMessageContaining("late");
    }
}
