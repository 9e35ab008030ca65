package org.nape.testbed;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HouseRulesTest {
    private static final String OFFENDERS = "org.nape.testbed.offender";
    private static final String WELL_BEHAVED = "org.nape.testbed.wellbehaved";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "frameworks are for classes in a role",
                "HTTP types stop at a resource",
                "Kafka types stop at a listener",
                "SQL stops at a repository",
                "a desk or a ticker opens the transaction",
                "be free of cycles",
                "packages are features",
                "by its constructor",
                "time comes from an injected clock",
                "standard streams",
                "a name says what a class is",
                "java.time is here",
                "who waits, waits for something"
            })
    void everyRuleCatchesItsOffender(String rule) {
        assertThatThrownBy(() -> HouseRules.of(OFFENDERS).testsCountToo().check())
                .hasMessageContaining(rule);
    }

    @Test
    void theWellBehavedPassWithTheirOneExcuse() {
        assertThatCode(() -> HouseRules.of(WELL_BEHAVED)
                        .testsCountToo()
                        .excusing("Pump")
                        .check())
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> HouseRules.of(WELL_BEHAVED).testsCountToo().check())
                .hasMessageContaining("Pump");
    }

    @Test
    void aPackageWithoutClassesIsAMistake() {
        assertThatThrownBy(() -> HouseRules.check("org.nape.nowhere")).hasMessageContaining("No classes");
    }
}
