package org.nape.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three replicas of the reminder-service share what is due. */
class ReminderReplicasIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int DUE = 20_000;
    private static final Pattern SENT = Pattern.compile("reminders fell due sent=(\\d+)");

    private final Platform platform = RunningPlatform.get();
    private Replicas replicas;

    /** Beside the platform's own; each names itself in its lines of the log. */
    @BeforeEach
    void twoMoreReplicas() throws Exception {
        replicas = Replicas.ofTwo(
                "reminder-service",
                number -> Map.of("QUARKUS_LOG_CONSOLE_FORMAT", "replica-%d %%s%%n".formatted(number)),
                PATIENCE);
    }

    @AfterEach
    void noMoreReplicas() throws Exception {
        replicas.stop();
    }

    @Test
    void eachIsSentOnceAndEachReplicaDoesItsShare() throws Exception {
        try (var subscriber = new Subscriber(platform.address().kafka(), List.of("reminder-due"), false)) {
            var linesBefore = RunningPlatform.log().size();
            var due = Instant.now().plusSeconds(5);
            var all = Reminding.make(DUE, "FREQ=DAILY", due, 0);

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(Reminding.occurrences(all.of(subscriber.received())))
                            .hasSize(DUE));

            assertThat(Instant.now()).isBefore(due.plus(LONGEST));
            assertThat(all.of(subscriber.received())).hasSize(DUE);
            await().until(() -> all.countDue() == 0);
            assertThat(all.countHistory("sent")).isEqualTo(DUE);
            await().untilAsserted(() -> assertThat(share("", linesBefore)).isEqualTo(DUE));
            for (var replica : List.of("replica-1", "replica-2", " INFO ")) {
                assertThat(share(replica, linesBefore)).describedAs(replica).isGreaterThan(DUE / 10);
            }
        }
    }

    /** How many were sent, by the lines that have this in them. */
    private static int share(String replica, int linesBefore) throws IOException {
        return RunningPlatform.log().stream()
                .skip(linesBefore)
                .filter(line -> line.startsWith("reminder-service") && line.contains(replica))
                .map(SENT::matcher)
                .filter(matcher -> matcher.find())
                .mapToInt(matcher -> Integer.parseInt(matcher.group(1)))
                .sum();
    }
}
