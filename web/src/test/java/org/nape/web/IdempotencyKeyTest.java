package org.nape.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {
    @Test
    void nobodyNeedSendOne() {
        var none = new IdempotencyKey(List.of());

        assertThat(none.faults()).isEmpty();
        assertThat(none.find()).isEmpty();
    }

    @Test
    void onePrintableKeyIsTaken() {
        var longest = "k".repeat(200);

        assertThat(new IdempotencyKey(List.of(longest)).faults()).isEmpty();
        assertThat(new IdempotencyKey(List.of(longest)).find()).hasValue(longest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "café", "a\tb"})
    void whatIsNoKeyIsNamed(String key) {
        assertThat(new IdempotencyKey(List.of(key)).faults())
                .extracting(Problem.Fault::pointer)
                .containsExactly("Idempotency-Key");
    }

    @Test
    void twoKeysAndOneTooLongAreNone() {
        assertThat(new IdempotencyKey(List.of("one", "two")).faults()).hasSize(1);
        assertThat(new IdempotencyKey(List.of("k".repeat(201))).faults()).hasSize(1);
    }

    @Test
    void oneMeaningHasOneFingerprint() {
        assertThat(IdempotencyKey.fingerprint("a"))
                .isEqualTo(IdempotencyKey.fingerprint("a"))
                .isNotEqualTo(IdempotencyKey.fingerprint("b"))
                .hasSize(32);
    }
}
