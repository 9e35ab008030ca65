package org.nape.bench;

import java.util.Locale;

/**
 * How many of something there were, of as many as there must be.
 *
 * @param wanted what there must be, no more and no less
 */
public record Count(String what, long found, long wanted) implements Figure {
    @Override
    public boolean isMissed() {
        return found != wanted;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%-44s %,7d of %,d   %s", what, found, wanted, isMissed() ? "FAIL" : "PASS");
    }
}
