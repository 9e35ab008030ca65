package org.nape.bench;

import java.util.Locale;
import java.util.Optional;

/**
 * How many things a second, as a median.
 *
 * @param ratio how many times as many Nape does
 * @param promise what the ratio must be, if it is one that Nape must reach
 */
public record Rate(String what, double perSecond, double ratio, Optional<Promise> promise) implements Figure {

    /** A bound of the ratio. */
    public record Promise(double bound, boolean isMost) {
        public static Optional<Promise> atLeast(double bound) {
            return Optional.of(new Promise(bound, false));
        }

        public static Optional<Promise> atMost(double bound) {
            return Optional.of(new Promise(bound, true));
        }

        private boolean isKept(double ratio) {
            return isMost ? ratio <= bound : ratio >= bound;
        }

        private String on(double ratio) {
            return String.format(
                    Locale.ROOT, "%s %.1f %s", isMost ? "<=" : ">=", bound, isKept(ratio) ? "PASS" : "FAIL");
        }
    }

    @Override
    public boolean isMissed() {
        return promise.filter(made -> !made.isKept(ratio)).isPresent();
    }

    /** As a line of the table. */
    @Override
    public String toString() {
        var told = promise.map(made -> made.on(ratio)).orElse("");
        return String.format(Locale.ROOT, "%-44s %,10.0f /s %,9.2f x   %s", what, perSecond, ratio, told)
                .stripTrailing();
    }
}
