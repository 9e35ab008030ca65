package org.nape.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The platform of these tests runs on data that an older one has made. */
class UpgradeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Api api = RunningPlatform.api();

    @Test
    void whatWasOwedBeforeThereWereNumbersIsToldWithoutOneAndTheNextRedFlagsAreNumberedFromOne() throws Exception {
        var person = api.newPerson();
        var raised = api.report(person, Map.of("fever", "high"), "Europe/Berlin")
                .body()
                .path("redFlag")
                .path("redFlagId")
                .asText();

        try (var subscriber = RunningPlatform.subscriber("red-flag-raised")) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(subscriber.received())
                            .extracting(Subscriber.Received::id)
                            .contains(OldData.OWED.toString(), raised));
            assertThat(sequences(subscriber, OldData.OWED.toString())).containsOnly("");
            assertThat(sequences(subscriber, raised)).hasSize(1).doesNotContain("");
            assertThat(subscriber.received())
                    .extracting(Subscriber.Received::sequence)
                    .contains("000000000001");
        }
    }

    private static List<String> sequences(Subscriber subscriber, String id) {
        return subscriber.received().stream()
                .filter(each -> each.id().equals(id))
                .map(Subscriber.Received::sequence)
                .distinct()
                .toList();
    }
}
