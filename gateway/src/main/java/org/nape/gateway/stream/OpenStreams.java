package org.nape.gateway.stream;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.nape.web.Problem;

/** How many streams are open, and whose: who opens ever more leaves room for the others. */
@Singleton
class OpenStreams {
    private static final Duration WHEN_FULL = Duration.ofSeconds(10);

    private final int atMost;
    private final int atMostOfOne;
    private final Map<String, Integer> ofEach = new HashMap<>();
    private int all;

    OpenStreams(StreamConfig config) {
        this.atMost = config.atMost();
        this.atMostOfOne = config.atMostOfOne();
    }

    /** Counts one more; what to refuse it with if there is no room, and then it is not counted. */
    synchronized Optional<Problem> add(String subject) {
        int own = ofEach.getOrDefault(subject, 0);
        if (own >= atMostOfOne) {
            return Optional.of(tooMany());
        }
        if (all >= atMost) {
            return Optional.of(Problem.unavailable(WHEN_FULL));
        }
        ofEach.put(subject, own + 1);
        all++;
        return Optional.empty();
    }

    synchronized void remove(String subject) {
        ofEach.computeIfPresent(subject, (_, own) -> own == 1 ? null : own - 1);
        all--;
    }

    private Problem tooMany() {
        return Problem.of(
                        429,
                        "too-many-streams",
                        "You have too many streams open",
                        "%d are open, which is what one client or person may have at a time. Close one first."
                                .formatted(atMostOfOne))
                .withRetryAfter(WHEN_FULL);
    }
}
