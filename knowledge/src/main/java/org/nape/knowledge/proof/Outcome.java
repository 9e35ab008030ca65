package org.nape.knowledge.proof;

import java.util.Optional;
import org.nape.knowledge.Level;
import org.nape.knowledge.assessment.Assessment;

/** All that an assessment can come to, as one of few results of a diagram. */
enum Outcome {
    SELF_CARE,
    ROUTINE,
    URGENT,
    EMERGENCY,
    OPEN,
    OPEN_ROUTINE,
    OPEN_URGENT,
    OPEN_EMERGENCY,
    UNCLEAR;

    static Outcome of(Assessment assessment) {
        return switch (assessment) {
            case Assessment.Settled settled -> values()[settled.settledLevel().ordinal()];
            case Assessment.Open open ->
                values()[OPEN.ordinal() + open.atLeast().orElse(Level.SELF_CARE).ordinal()];
            case Assessment.NeedsClarification _ -> UNCLEAR;
        };
    }

    static Outcome of(int result) {
        return values()[result];
    }

    Optional<Level> settled() {
        return ordinal() < OPEN.ordinal() ? Optional.of(Level.values()[ordinal()]) : Optional.empty();
    }

    boolean isOpen() {
        return ordinal() >= OPEN.ordinal() && this != UNCLEAR;
    }

    /** What the person is told that it is at least. */
    Level atLeast() {
        return this == UNCLEAR ? Level.SELF_CARE : Level.values()[ordinal() % OPEN.ordinal()];
    }

    /** Whether more answers may turn this into that: what was settled stays, and what was certain stays certain. */
    boolean mayBecome(Outcome after) {
        return switch (this) {
            case SELF_CARE -> after == SELF_CARE || after == UNCLEAR;
            case ROUTINE, URGENT, EMERGENCY, UNCLEAR -> after == this;
            case OPEN, OPEN_ROUTINE, OPEN_URGENT, OPEN_EMERGENCY -> !atLeast().isAbove(after.atLeast());
        };
    }

    @Override
    public String toString() {
        return switch (this) {
            case SELF_CARE, ROUTINE, URGENT, EMERGENCY -> name();
            case OPEN -> "open";
            case OPEN_ROUTINE, OPEN_URGENT, OPEN_EMERGENCY -> "open, at least " + atLeast();
            case UNCLEAR -> "to be clarified";
        };
    }
}
