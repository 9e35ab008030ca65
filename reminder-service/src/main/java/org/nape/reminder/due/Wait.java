package org.nape.reminder.due;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How long until something is due, by the database's clock.
 *
 * @param dueLanes in which something is due by now, the oldest first
 * @param untilDue empty when nothing is planned
 */
record Wait(List<Integer> dueLanes, Optional<Duration> untilDue, Instant now) {
    Wait {
        dueLanes = List.copyOf(dueLanes);
    }

    boolean isOver() {
        return !dueLanes.isEmpty();
    }

    Duration atMost(Duration longest) {
        return untilDue.filter(until -> until.compareTo(longest) < 0).orElse(longest);
    }
}
