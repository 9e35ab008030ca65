package org.nape.triage.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPlanTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final List<Duration> PLANNED = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    private final RetryPlan plan = new RetryPlan(new Random(7));

    @Test
    void thereAreTenTriesOverThreeDays() {
        var waits = IntStream.rangeClosed(1, 9)
                .mapToObj(tries -> plan.waitAfter(tries, answered(500, null)).orElseThrow())
                .toList();

        for (int i = 0; i < PLANNED.size(); i++) {
            var planned = PLANNED.get(i);
            assertThat(waits.get(i)).isBetween(planned, planned.multipliedBy(11).dividedBy(10));
        }
        assertThat(plan.waitAfter(10, answered(500, null))).isEmpty();
    }

    @Test
    void thoseThatFailedTogetherComeBackOneByOne() {
        var waits = IntStream.range(0, 100)
                .mapToObj(_ -> plan.waitAfter(2, new Reply.Unanswered(DeliveryFailure.TIMED_OUT)))
                .distinct();

        assertThat(waits).hasSizeGreaterThan(90);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    120,                           PT2M
                    1,                             PT5S
                    99999999,                      PT24H
                    9999999999,                    PT24H
                    'Sun, 22 Nov 2026 12:10:00 GMT', PT10M
                    'Sun, 22 Nov 2026 11:00:00 GMT', PT5S
                    soon,                          PT5S
                    -5,                            PT5S
                    '',                            PT5S
                    """)
    void whoAsksToBeLeftAloneIsForADayAtMost(String retryAfter, Duration least) {
        assertThat(plan.waitAfter(1, answered(503, retryAfter)).orElseThrow()).isBetween(least, least.plusSeconds(1));
    }

    @ParameterizedTest
    @CsvSource({"200,true", "204,true", "299,true", "199,false", "301,false", "400,false", "410,false", "500,false"})
    void onlyA2xxSaysThatItArrived(int status, boolean arrived) {
        assertThat(answered(status, null).isDelivered()).isEqualTo(arrived);
    }

    private static Reply answered(int status, String retryAfter) {
        return Reply.Answered.of(status, Optional.ofNullable(retryAfter), NOW);
    }
}
