package org.nape.bench;

import java.util.Locale;

/** How much of something was needed, of what there may be at most. */
public record Need(String what, long needed, long most, String unit) implements Figure {
    @Override
    public boolean isMissed() {
        return needed > most;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%-44s %,7d %s   <= %,d %s", what, needed, unit, most, isMissed() ? "FAIL" : "PASS");
    }
}
