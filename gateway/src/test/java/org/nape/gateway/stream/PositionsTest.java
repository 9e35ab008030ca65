package org.nape.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PositionsTest {
    @Test
    void anIdReadsBackAsItself() {
        var id = "0:12,1:3,2:40";

        assertThat(Positions.parse(id).orElseThrow().id()).isEqualTo(id);
    }

    @Test
    void aPartitionThatIsNewIsReadFromItsStart() {
        assertThat(Positions.parse("0:12").orElseThrow().of(1)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0:1,0:2,true", "0:2,0:2,false", "0:3,0:2,false", "'0:3,1:1','0:2,1:2',true", "0:2,'0:2,1:1',true"})
    void whoHasNotComeAsFarSomewhereIsBehind(String one, String other, boolean isBehind) {
        var positions = Positions.parse(one).orElseThrow();

        assertThat(positions.isBehind(Positions.parse(other).orElseThrow())).isEqualTo(isBehind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "0", "0:", ":1", "0:-1", "0:1,", "0:1,0:2", "0:1;1:2", "0:9999999999999999999", "0:1 "})
    void whatIsNoIdOfOursIsRefused(String id) {
        assertThat(Positions.parse(id)).isEmpty();
    }
}
