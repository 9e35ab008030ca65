package org.nape.triage.shadow;

import java.util.Optional;
import org.nape.knowledge.Level;
import org.nape.knowledge.assessment.Assessment;
import org.nape.triage.report.Status;

/**
 * What a person was told, or would be.
 *
 * @param urgency the level, or that of the hand-over while it is open, which is never care at home
 */
record Outcome(Status status, Level urgency, Optional<Level> atLeast) {
    static Outcome of(Assessment assessment) {
        return new Outcome(Status.of(assessment), assessment.urgency(), assessment.atLeast());
    }

    /** Where the step from here leads. Less in one respect is less, whatever it gains in the other. */
    Direction to(Outcome now) {
        if (now.isBelow(this)) {
            return Direction.DOWN;
        }
        if (isBelow(now)) {
            return Direction.UP;
        }
        return equals(now) ? Direction.NOWHERE : Direction.SIDEWAYS;
    }

    /** Whether less is said: less urgent, or a lower level certain. */
    private boolean isBelow(Outcome other) {
        return other.urgency.isAbove(urgency) || other.certain().isAbove(certain());
    }

    private Level certain() {
        return atLeast.orElse(Level.SELF_CARE);
    }

    @Override
    public String toString() {
        return switch (status) {
            case SETTLED -> urgency.name();
            case INCOMPLETE -> atLeast.map(level -> "open, at least " + level).orElse("open") + handedOver();
            case NEEDS_CLARIFICATION -> "to be clarified" + handedOver();
        };
    }

    private String handedOver() {
        return ", hand-over " + urgency;
    }
}
