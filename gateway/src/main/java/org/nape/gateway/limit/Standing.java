package org.nape.gateway.limit;

import java.time.Duration;

/**
 * Where one stands with a limit.
 *
 * @param most how many there are when all is left
 * @param untilFull when all is left again, if nothing more is asked for
 * @param untilNext how long until one is left; zero if this one was
 */
public record Standing(long most, long left, Duration untilFull, Duration untilNext) {
    public boolean isRefused() {
        return untilNext.isPositive();
    }
}
