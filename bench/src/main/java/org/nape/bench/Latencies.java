package org.nape.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How long one thing took, again and again.
 *
 * @param each at least one
 * @param most what the 99th percentile may be, if it is one that Nape must reach
 */
public record Latencies(String what, List<Duration> each, Optional<Duration> most) implements Figure {
    public Latencies {
        each = each.stream().sorted().toList();
        if (each.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured: " + what);
        }
    }

    /** The smallest that so many of a hundred do not exceed. */
    Duration percentile(int percent) {
        return each.get(Math.ceilDiv(each.size() * percent, 100) - 1);
    }

    @Override
    public boolean isMissed() {
        return most.filter(limit -> percentile(99).compareTo(limit) > 0).isPresent();
    }

    @Override
    public String toString() {
        var promise = most.map(limit -> "p99 <= %s %s".formatted(millis(limit), isMissed() ? "FAIL" : "PASS"))
                .orElse("");
        return String.format(
                        Locale.ROOT,
                        "%-44s %,7d times   p50 %s   p99 %s   max %s   %s",
                        what,
                        each.size(),
                        millis(percentile(50)),
                        millis(percentile(99)),
                        millis(each.getLast()),
                        promise)
                .stripTrailing();
    }

    private static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%.1f ms", duration.toNanos() / 1e6);
    }
}
