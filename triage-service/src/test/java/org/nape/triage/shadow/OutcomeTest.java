package org.nape.triage.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nape.knowledge.Level;
import org.nape.triage.report.Status;

class OutcomeTest {
    private static final Map<String, Outcome> OUTCOMES = Map.of(
            "emergency", settled(Level.EMERGENCY),
            "urgent", settled(Level.URGENT),
            "routine", settled(Level.ROUTINE),
            "self-care", settled(Level.SELF_CARE),
            "open", open(Optional.empty(), Level.URGENT),
            "open, routine hand-over", open(Optional.empty(), Level.ROUTINE),
            "open, at least routine", open(Optional.of(Level.ROUTINE), Level.URGENT),
            "open, at least urgent", open(Optional.of(Level.URGENT), Level.URGENT),
            "clarify", new Outcome(Status.NEEDS_CLARIFICATION, Level.ROUTINE, Optional.empty()),
            "clarify today", new Outcome(Status.NEEDS_CLARIFICATION, Level.URGENT, Optional.empty()));

    @ParameterizedTest
    @CsvSource({
        "emergency, urgent, DOWN",
        "emergency, 'open, at least urgent', DOWN",
        "routine, self-care, DOWN",
        "'open, routine hand-over', self-care, DOWN",
        "clarify, self-care, DOWN",
        "open, self-care, DOWN",
        // the hand-over said today, whatever is certain now
        "open, routine, DOWN",
        "open, 'open, routine hand-over', DOWN",
        // no longer certain, though the hand-over is as soon
        "urgent, 'open, at least routine', DOWN",
        "'open, at least routine', open, DOWN",
        "routine, open, DOWN",
        "clarify today, clarify, DOWN",
        "open, urgent, UP",
        "open, 'open, at least urgent', UP",
        "self-care, clarify, UP",
        "self-care, 'open, routine hand-over', UP",
        "routine, 'open, at least routine', UP",
        "urgent, 'open, at least urgent', SIDEWAYS",
        "'open, at least urgent', urgent, SIDEWAYS",
        "clarify, 'open, routine hand-over', SIDEWAYS",
        "clarify today, open, SIDEWAYS"
    })
    void lessInOneRespectIsDownMoreIsUp(String then, String now, Direction direction) {
        assertThat(outcome(then).to(outcome(now))).isEqualTo(direction);
    }

    @Test
    void theSameIsNowhereAndTheWayBackIsNeverTheSameWay() {
        for (var one : OUTCOMES.values()) {
            assertThat(one.to(one)).isEqualTo(Direction.NOWHERE);
            for (var other : OUTCOMES.values()) {
                if (one.to(other) == Direction.UP) {
                    assertThat(other.to(one)).as(other + " to " + one).isEqualTo(Direction.DOWN);
                }
            }
        }
    }

    @Test
    void nothingIsBelowCareAtHome() {
        for (var level : Arrays.asList(Level.ROUTINE, Level.URGENT, Level.EMERGENCY)) {
            assertThat(settled(Level.SELF_CARE).to(settled(level))).isEqualTo(Direction.UP);
        }
        assertThat(OUTCOMES.values())
                .filteredOn(outcome -> outcome.urgency() != Level.SELF_CARE)
                .allMatch(outcome -> outcome.to(settled(Level.SELF_CARE)) == Direction.DOWN);
    }

    @Test
    void itIsSaidInWords() {
        assertThat(outcome("self-care")).hasToString("SELF_CARE");
        assertThat(outcome("open")).hasToString("open, hand-over URGENT");
        assertThat(outcome("open, at least urgent")).hasToString("open, at least URGENT, hand-over URGENT");
        assertThat(outcome("clarify")).hasToString("to be clarified, hand-over ROUTINE");
    }

    private static Outcome outcome(String name) {
        return Optional.ofNullable(OUTCOMES.get(name)).orElseThrow();
    }

    private static Outcome settled(Level level) {
        return new Outcome(Status.SETTLED, level, Optional.of(level).filter(each -> each.isAbove(Level.SELF_CARE)));
    }

    private static Outcome open(Optional<Level> atLeast, Level handover) {
        return new Outcome(Status.INCOMPLETE, handover, atLeast);
    }
}
