package org.nape.reminder.due;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HorizonTest {
    private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");

    private final Horizon horizon = new Horizon();

    @Test
    void atFirstAllIsLookedAtAndThenOnlyWhatIsNew() {
        assertThat(horizon.from()).isEqualTo(Instant.EPOCH);

        horizon.looked(horizon.from(), nothingDueAt(NOW));

        assertThat(horizon.from()).isEqualTo(NOW.minus(Duration.ofMinutes(10)));
    }

    @Test
    void asLongAsSomethingIsDueItIsLookedAtAsBefore() {
        horizon.looked(horizon.from(), new Wait(List.of(3), Optional.of(Duration.ZERO), NOW));

        assertThat(horizon.from()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void nowAndThenAllIsLookedAt() {
        horizon.looked(horizon.from(), nothingDueAt(NOW));

        horizon.looked(horizon.from(), nothingDueAt(NOW.plusSeconds(61)));

        assertThat(horizon.from()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void afterAClockWasPutBackAllIsLookedAt() {
        horizon.looked(horizon.from(), nothingDueAt(NOW));

        horizon.looked(horizon.from(), nothingDueAt(NOW.minusSeconds(1)));

        assertThat(horizon.from()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void whatIsOldAndNewIsLookedForAlsoIfItCameWhileWeLooked() {
        horizon.looked(horizon.from(), nothingDueAt(NOW));
        var began = horizon.from();

        horizon.widenTo(NOW.minus(Duration.ofDays(3)));
        horizon.looked(began, nothingDueAt(NOW.plusSeconds(1)));

        assertThat(horizon.from()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void whatIsNotDueYetChangesNothing() {
        horizon.looked(horizon.from(), nothingDueAt(NOW));
        var began = horizon.from();

        horizon.widenTo(NOW.plusSeconds(5));

        assertThat(horizon.from()).isEqualTo(began);
    }

    private static Wait nothingDueAt(Instant now) {
        return new Wait(List.of(), Optional.of(Duration.ofHours(1)), now);
    }
}
