package org.nape.bench;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How one contestant did.
 *
 * @param circumstances under which circumstances
 * @param contestant who
 * @param nanoseconds what it took for one thing, as a median
 * @param ratio how many times what Nape took
 * @param floor what the ratio must exceed, if it is one that Nape must reach
 */
public record Standing(String circumstances, String contestant, double nanoseconds, double ratio, OptionalDouble floor)
        implements Figure {

    @Override
    public boolean isMissed() {
        return floor.isPresent() && ratio <= floor.getAsDouble();
    }

    /** As a line of the table. */
    @Override
    public String toString() {
        var promise = floor.stream().mapToObj(this::promise).findFirst().orElse("");
        return String.format(
                        Locale.ROOT,
                        "%-18s %-24s %,12.0f ns %,9.1f x   %s",
                        circumstances,
                        contestant,
                        nanoseconds,
                        ratio,
                        promise)
                .stripTrailing();
    }

    private String promise(double least) {
        return String.format(Locale.ROOT, "> %,.0f %s", least, isMissed() ? "FAIL" : "PASS");
    }
}
