package org.nape.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PositionsTest {
    @ParameterizedTest
    @ValueSource(strings = {"0:12,1:3,2:40", "0:12,1:3,2:40,a0:1,a1:0,e0:7"})
    void anIdReadsBackAsItself(String id) {
        assertThat(Positions.parse(id).orElseThrow().id()).isEqualTo(id);
    }

    @Test
    void aPartitionThatIsNewIsReadFromItsStart() {
        assertThat(Positions.parse("0:12").orElseThrow().of(new Place(Topic.RAISED, 1)))
                .isZero();
    }

    @Test
    void anIdOfOneTopicOnlyBeginsWhereTheOthersAre() {
        var old = Positions.parse("0:12").orElseThrow();

        var whole =
                old.orWhereUnknown(Positions.parse("0:99,1:5,a0:7,e0:8,e1:9").orElseThrow());

        assertThat(whole.id()).isEqualTo("0:12,1:0,a0:7,e0:8,e1:9");
    }

    @ParameterizedTest
    @CsvSource({"0:1,0:2,true", "0:2,0:2,false", "0:3,0:2,false", "'0:3,1:1','0:2,1:2',true", "0:2,'0:2,1:1',true"})
    void whoHasNotComeAsFarSomewhereIsBehind(String one, String other, boolean isBehind) {
        var positions = Positions.parse(one).orElseThrow();

        assertThat(positions.isBehind(Positions.parse(other).orElseThrow())).isEqualTo(isBehind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "0",
                "0:",
                ":1",
                "0:-1",
                "0:1,",
                "0:1,0:2",
                "0:1;1:2",
                "0:9999999999999999999",
                "0:1 ",
                "b0:1",
                "a:1",
                "aa0:1",
                "A0:1"
            })
    void whatIsNoIdOfOursIsRefused(String id) {
        assertThat(Positions.parse(id)).isEmpty();
    }
}
