package org.nape.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class StandingTest {

    @Test
    void aFloorIsReachedOnlyAboveIt() {
        assertThat(peer(100.1)).matches(peer -> !peer.isMissed()).hasToString(line("100.1", "> 100 PASS"));
        assertThat(peer(100)).matches(Standing::isMissed).hasToString(line("100.0", "> 100 FAIL"));
    }

    @Test
    void whoHasNoFloorCannotMissIt() {
        var nape = new Standing("all answers", "Nape", 350, 1, OptionalDouble.empty());

        assertThat(nape.isMissed()).isFalse();
        assertThat(nape.toString()).endsWith("350 ns       1.0 x");
    }

    private static Standing peer(double ratio) {
        return new Standing("all answers", "Peer", 35_000, ratio, OptionalDouble.of(100));
    }

    private static String line(String ratio, String promise) {
        return "all answers        Peer                           35,000 ns     " + ratio + " x   " + promise;
    }
}
