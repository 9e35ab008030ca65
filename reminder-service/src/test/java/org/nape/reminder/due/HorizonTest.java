package org.nape.reminder.due;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HorizonTest {
    private static final Duration REST = Duration.ofSeconds(1);
    private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");

    private final Horizon horizon = new Horizon();

    @Test
    void atFirstAllIsLookedAtAndThenOnlyWhatIsNew() {
        assertThat(horizon.begin()).isEqualTo(Instant.EPOCH);

        horizon.looked(horizon.begin(), nothingDueAt(NOW), REST);

        assertThat(horizon.begin()).isEqualTo(NOW.minus(Duration.ofMinutes(10)));
    }

    @Test
    void asLongAsSomethingIsDueItIsLookedAtAsBefore() {
        horizon.looked(horizon.begin(), new Wait(List.of(3), Optional.of(Duration.ZERO), NOW), REST);

        assertThat(horizon.begin()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void nowAndThenAllIsLookedAt() {
        horizon.looked(horizon.begin(), nothingDueAt(NOW), REST);

        horizon.looked(horizon.begin(), nothingDueAt(NOW.plusSeconds(61)), REST);

        assertThat(horizon.begin()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void afterAClockWasPutBackAllIsLookedAt() {
        horizon.looked(horizon.begin(), nothingDueAt(NOW), REST);

        horizon.looked(horizon.begin(), nothingDueAt(NOW.minusSeconds(1)), REST);

        assertThat(horizon.begin()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void whatIsOldAndNewIsLookedForAlsoIfItCameWhileWeLooked() {
        horizon.looked(horizon.begin(), nothingDueAt(NOW), REST);
        var began = horizon.begin();

        horizon.takeIn(NOW.minus(Duration.ofDays(3)));
        horizon.looked(began, nothingDueAt(NOW.plusSeconds(1)), REST);

        assertThat(horizon.begin()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void whatIsNotDueYetChangesNothing() {
        horizon.looked(horizon.begin(), nothingDueAt(NOW), REST);
        var began = horizon.begin();

        horizon.takeIn(NOW.plusSeconds(5));

        assertThat(horizon.begin()).isEqualTo(began);
    }

    @Test
    void whoSleepsIsWokenOnlyForWhatIsDueBefore() {
        horizon.looked(horizon.begin(), nothingDueAt(NOW), REST);

        assertThat(horizon.takeIn(NOW.plus(REST))).isFalse();
        assertThat(horizon.takeIn(NOW.plus(REST).minusMillis(1))).isTrue();
        assertThat(horizon.takeIn(NOW.minus(Duration.ofDays(3)))).isTrue();
    }

    @Test
    void whoLooksMayHaveMissedWhatComesMeanwhile() {
        horizon.looked(horizon.begin(), nothingDueAt(NOW), REST);
        horizon.begin();

        assertThat(horizon.takeIn(NOW.plus(Duration.ofDays(3)))).isTrue();
    }

    private static Wait nothingDueAt(Instant now) {
        return new Wait(List.of(), Optional.of(Duration.ofHours(1)), now);
    }
}
