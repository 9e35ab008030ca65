package org.nape.triage.shadow;

import java.util.Optional;
import org.nape.knowledge.Level;
import org.nape.knowledge.Truth;

/**
 * What a rule or a consistency check says of a report.
 *
 * @param truth {@link Truth#NO} also for a rule that there is not
 * @param level what the rule demands; empty for a check, and if it is not known any more
 */
record Voice(Truth truth, Optional<Level> level) {
    static final Voice SILENT = new Voice(Truth.NO, Optional.empty());

    /** Where a rule that spoke so then and speaks so now has moved the outcome, if it was alone. */
    Direction to(Voice now) {
        if (truth != now.truth) {
            return strength(now.truth) > strength(truth) ? Direction.UP : Direction.DOWN;
        }
        if (level.isEmpty() || now.level.isEmpty() || level.equals(now.level)) {
            return Direction.NOWHERE;
        }
        return now.level.get().isAbove(level.get()) ? Direction.UP : Direction.DOWN;
    }

    private static int strength(Truth truth) {
        return switch (truth) {
            case NO -> 0;
            case UNKNOWN -> 1;
            case YES -> 2;
        };
    }

    /** Care at home is what is left when no other rule speaks: a rule of that level moves nothing. */
    boolean isOfNoWeight() {
        return truth == Truth.NO || level.filter(Level.SELF_CARE::equals).isPresent();
    }

    @Override
    public String toString() {
        return switch (truth) {
            case NO -> "not";
            case UNKNOWN -> "open" + at();
            case YES -> "true" + at();
        };
    }

    private String at() {
        return level.map(each -> " at " + each).orElse("");
    }
}
