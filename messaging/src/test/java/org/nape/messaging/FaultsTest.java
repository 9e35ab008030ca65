package org.nape.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
    @ParameterizedTest
    @ValueSource(strings = {"08006", "40001", "53300", "57P01", "55P03"})
    void aDatabaseThatIsAwayOrBusyIsWaitedFor(String sqlState) {
        assertThat(Faults.areOfTheEvent(wrapped(new SQLException("", sqlState))))
                .isFalse();
    }

    @Test
    void aPoolThatIsExhaustedIsWaitedFor() {
        assertThat(Faults.areOfTheEvent(
                        wrapped(new SQLException("Acquisition timeout while waiting for new connection"))))
                .isFalse();
    }

    @Test
    void kafkaAwayIsWaitedFor() {
        assertThat(Faults.areOfTheEvent(new TimeoutException("away"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22021", "22P05", "23505", "23514"})
    void dataThatTheDatabaseRefusesIsTheEventsFault(String sqlState) {
        assertThat(Faults.areOfTheEvent(wrapped(new SQLException("", sqlState))))
                .isTrue();
    }

    @Test
    void whatTheDomainRefusesIsTheEventsFault() {
        assertThat(Faults.areOfTheEvent(new EventRefusedException("no such level")))
                .isTrue();
        assertThat(Faults.areOfTheEvent(wrapped(new IllegalArgumentException("EXTREME"))))
                .isTrue();
    }

    @Test
    void aDescriptionNamesKindsAndNeverMessages() {
        var failure = wrapped(new SQLException("Key (answer)=(secret) already exists", "23505"));

        assertThat(Faults.describe(failure))
                .contains("SQLException", "SQLSTATE 23505")
                .doesNotContain("secret", "outer");
    }

    private static RuntimeException wrapped(Exception cause) {
        return new IllegalStateException("outer", cause);
    }
}
