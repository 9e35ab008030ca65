package org.nape.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StreamLifeTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Random random = new Random(7);

    @Test
    void noneOutlivesItsToken() {
        assertThat(life(Duration.ofMinutes(5), HOUR)).isEqualTo(Duration.ofMinutes(5));
        assertThat(life(Duration.ofSeconds(-1), HOUR)).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void noneLivesLongerThanAnyMayAndNotAllEndTogether() {
        var lives = Stream.generate(() -> life(Duration.ofDays(30), HOUR))
                .limit(100)
                .toList();

        assertThat(lives).allSatisfy(life -> assertThat(life).isBetween(Duration.ofMinutes(54), HOUR));
        assertThat(lives.stream().distinct()).hasSizeGreaterThan(90);
    }

    @Test
    void whoeverWantsThemToLiveForEverGetsAYear() {
        assertThat(life(Duration.ofSeconds(Long.MAX_VALUE / 1_000_000), Duration.ofDays(100_000)))
                .isBetween(Duration.ofDays(328), Duration.ofDays(365));
    }

    private Duration life(Duration untilTokenEnds, Duration longest) {
        return StreamLife.of(untilTokenEnds, longest, random);
    }
}
