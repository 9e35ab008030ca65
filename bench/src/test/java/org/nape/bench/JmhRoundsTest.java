package org.nape.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nape.bench.rules.RuleEvaluationBench;
import org.openjdk.jmh.runner.options.TimeValue;

class JmhRoundsTest {

    @Test
    void aVariantIsMeasuredInAJvmOfItsOwn() {
        var rounds = new JmhRounds<String>(
                RuleEvaluationBench.class, contestant -> Map.of("contestant", contestant, "answers", "PARTIAL"));

        var medians = rounds.run(List.of("NAPE"), new Effort(1, 0, 1, TimeValue.milliseconds(10)));

        assertThat(medians)
                .containsOnlyKeys("NAPE")
                .allSatisfy((_, nanoseconds) -> assertThat(nanoseconds).isPositive());
    }
}
