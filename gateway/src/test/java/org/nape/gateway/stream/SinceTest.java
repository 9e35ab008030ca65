package org.nape.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SinceTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T09:15:00Z, 2026-11-22T09:15:00Z",
        "2026-11-22t09:15:00.5z, 2026-11-22T09:15:00.500Z",
        "2026-11-22T10:15:00+01:00, 2026-11-22T09:15:00Z",
        "2026-11-22T12:00:30Z, 2026-11-22T12:00:30Z",
        "0001-01-01T00:00:00Z, 1970-01-01T00:00:00Z"
    })
    void aMomentIsOne(String text, Instant moment) {
        assertThat(Since.parse(text, NOON)).contains(moment);
    }

    @Test
    void theIdOfARedFlagIsTheTimeShortlyBeforeItWasRaised() {
        assertThat(Since.parse("01980a4e-4b5e-7c1a-9d57-0f5b3c1e2b01", NOON))
                .contains(Instant.ofEpochMilli(0x01980a4e4b5eL).minusSeconds(60));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "1",
                "2026-11-22",
                "2026-11-22T09:15:00",
                "2026-11-22T10:15:00 01:00",
                "2026-11-22T12:02:00Z",
                "+999999999-01-01T00:00:00Z",
                "99980a4e-4b5e-7c1a-9d57-0f5b3c1e2b01",
                "5b3e9c1a-7d20-4e0b-9f63-0c1d2e3f4a5b",
                "01980a4e-4b5e-7c1a-9d57"
            })
    void whatCannotBeMeantIsNone(String text) {
        assertThat(Since.parse(text, NOON)).isEmpty();
    }
}
