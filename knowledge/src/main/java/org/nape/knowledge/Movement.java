package org.nape.knowledge;

import java.time.Duration;
import java.util.List;

/**
 * How an exercise is done.
 *
 * @param sides {@code both} or {@code none}
 */
public record Movement(String posture, String sides, int repetitions, Duration hold, List<String> steps) {
    public Movement {
        steps = List.copyOf(steps);
    }
}
