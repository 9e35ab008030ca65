package org.nape.bench.gateway;

import java.util.Locale;
import java.util.OptionalDouble;
import org.nape.bench.Figure;

/**
 * What one way through does, compared.
 *
 * @param value of it
 * @param least what it must be at least, if it is one that Nape must reach
 * @param most what it may be at most, likewise
 */
record Share(String what, double value, String unit, OptionalDouble least, OptionalDouble most) implements Figure {
    static Share of(String what, double value, String unit) {
        return new Share(what, value, unit, OptionalDouble.empty(), OptionalDouble.empty());
    }

    Share atLeast(double floor) {
        return new Share(what, value, unit, OptionalDouble.of(floor), most);
    }

    Share atMost(double ceiling) {
        return new Share(what, value, unit, least, OptionalDouble.of(ceiling));
    }

    @Override
    public boolean isMissed() {
        return least.isPresent() && value < least.getAsDouble() || most.isPresent() && value > most.getAsDouble();
    }

    @Override
    public String toString() {
        var bound = least.isPresent()
                ? String.format(Locale.ROOT, ">= %.2f %s", least.getAsDouble(), isMissed() ? "FAIL" : "PASS")
                : most.isPresent()
                        ? String.format(Locale.ROOT, "<= %.2f %s", most.getAsDouble(), isMissed() ? "FAIL" : "PASS")
                        : "";
        return String.format(Locale.ROOT, "%-48s %,12.2f %-4s %s", what, value, unit, bound)
                .stripTrailing();
    }
}
