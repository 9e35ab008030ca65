package org.nape.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * No reminder is lost, told too late, or told twice but as the very same event, whatever dies while they fall due.
 * {@code -Dnape.outage.seconds=60} keeps Kafka away for longer.
 */
class ReminderOutageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int SECONDS_AWAY = Integer.getInteger("nape.outage.seconds", 10);
    private static final int MANY = 4_500;
    private static final int SHORT = 500;
    private static final int AT_ONCE = 15_000;

    private final Platform platform = RunningPlatform.get();

    /** Windows of four tenths of the time pass meanwhile, those of a quarter of an hour do not. */
    @Test
    void whatFallsDueWhileKafkaIsAwayIsToldAfterwardsUnlessItIsTooLateAndNothingComesInABurst() throws Exception {
        try (var subscriber = new Subscriber(platform.address().kafka(), List.of("reminder-due"), false)) {
            var due = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(6);
            var many = Reminding.make(MANY, "FREQ=DAILY", due, 2);
            var brief =
                    Reminding.make(SHORT, "FREQ=SECONDLY;INTERVAL=%d;COUNT=3".formatted(SECONDS_AWAY * 4 / 10), due, 0);
            platform.kafka().stop();
            await().atMost(PATIENCE.plusSeconds(SECONDS_AWAY))
                    .until(() -> Instant.now().isAfter(due.plusSeconds(SECONDS_AWAY)));

            platform.kafka().start();

            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(Reminding.occurrences(many.of(subscriber.received())))
                        .hasSize(MANY);
                assertThat(Reminding.occurrences(brief.of(subscriber.received())))
                        .hasSize(SHORT);
            });
            await().until(() -> many.countDue() + brief.countDue() == 0);
            // Of three the last is told, and the two before it are too late.
            assertThat(brief.countHistory("missed")).isEqualTo(2L * SHORT);
            assertThat(brief.countHistory("sent")).isEqualTo(SHORT);
            assertThat(many.countHistory("sent")).isEqualTo(MANY);
            assertThat(subscriber.received())
                    .allSatisfy(told -> assertThat(told.at())
                            .isBefore(
                                    Instant.parse(told.data().path("expiresAt").asText())));
            assertThatRepeatsAreTheSame(subscriber.received());
        }
    }

    @Test
    void whenPostgresIsKilledInTheMiddleEachOccurrenceHasItsEffectOnce() throws Exception {
        try (var subscriber = new Subscriber(platform.address().kafka(), List.of("reminder-due"), false)) {
            var due = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(4);
            var all = Reminding.make(AT_ONCE, "FREQ=DAILY", due, 0);
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> subscriber.received().size() > AT_ONCE / 10);

            platform.postgres().kill();

            platform.postgres().start();
            assertThat(all.countDue()).isPositive();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(Reminding.occurrences(all.of(subscriber.received())))
                            .hasSize(AT_ONCE));
            await().atMost(PATIENCE).until(() -> all.countDue() == 0);
            assertThat(all.countHistory("sent")).isEqualTo(AT_ONCE);
            assertThat(all.countHistory("missed")).isZero();
            assertThatRepeatsAreTheSame(subscriber.received());
        }
    }

    private static void assertThatRepeatsAreTheSame(List<Subscriber.Received> received) {
        var first = new HashMap<String, Subscriber.Received>();
        assertThat(received).allSatisfy(told -> {
            var before = first.putIfAbsent(told.id(), told);
            assertThat(before == null || before.data().equals(told.data())).isTrue();
        });
    }
}
