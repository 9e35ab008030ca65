package org.nape.reminder.due;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BundlingTest {
    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
    private static final UUID PERSON = UUID.randomUUID();

    private final Bundling bundling = new Bundling(Duration.ofMinutes(10));

    @Test
    void aBundleLastsTenMinutesFromItsFirst() {
        var due = List.of(due(0), due(7), due(10), due(11), due(20));

        var bundles = bundling.of(due, Map.of());

        assertThat(due)
                .extracting(each -> bundles.get(each.reminderId()))
                .containsExactly(NINE, NINE, NINE, minutes(11), minutes(11));
    }

    @Test
    void aBundleThatWasBegunBeforeGoesOn() {
        var due = due(8);

        assertThat(bundling.of(List.of(due), Map.of(PERSON, NINE))).containsEntry(due.reminderId(), NINE);
        assertThat(bundling.of(List.of(due), Map.of(PERSON, minutes(-3)))).containsEntry(due.reminderId(), minutes(8));
    }

    @Test
    void everyPersonHasTheirOwn() {
        var mine = due(0);
        var theirs = new Bundling.Due(UUID.randomUUID(), UUID.randomUUID(), minutes(5));

        assertThat(bundling.of(List.of(mine, theirs), Map.of())).containsEntry(theirs.reminderId(), minutes(5));
    }

    private static Bundling.Due due(int minutes) {
        return new Bundling.Due(UUID.randomUUID(), PERSON, minutes(minutes));
    }

    private static Instant minutes(int minutes) {
        return NINE.plus(Duration.ofMinutes(minutes));
    }
}
