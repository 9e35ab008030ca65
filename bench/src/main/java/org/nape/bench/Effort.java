package org.nape.bench;

import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How long to measure.
 *
 * @param rounds how often each contestant has its turn
 * @param warmups how often it is measured before it counts, at each turn
 * @param measurements how often it is measured at each turn
 * @param time how long each time
 */
public record Effort(int rounds, int warmups, int measurements, TimeValue time) {
    /** Enough to see that nothing broke, in less than a minute. */
    static final Effort QUICK = new Effort(1, 6, 3, TimeValue.milliseconds(500));

    /** Enough to be believed, in less than five minutes. */
    static final Effort FULL = new Effort(3, 5, 3, TimeValue.seconds(1));

    /** For contests that know for themselves how long is enough. */
    public boolean isQuick() {
        return equals(QUICK);
    }
}
