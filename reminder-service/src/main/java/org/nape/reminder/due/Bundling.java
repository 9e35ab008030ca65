package org.nape.reminder.due;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Which of a person's reminders are shown as one: those that fall due shortly after one that began a bundle.
 *
 * @param within how far from the beginning of a bundle the last may fall due
 */
public record Bundling(Duration within) {
    /** For each of these, when its bundle began. */
    Map<UUID, Instant> of(List<Due> dueInOrder, Map<UUID, Instant> begun) {
        var newest = new HashMap<>(begun);
        var bundles = new HashMap<UUID, Instant>();
        for (var due : dueInOrder) {
            var began = newest.merge(due.personId(), due.at(), (first, at) -> begin(Optional.of(first), at));
            bundles.put(due.reminderId(), began);
        }
        return bundles;
    }

    /** A reminder that falls due. */
    record Due(UUID reminderId, UUID personId, Instant at) {}

    /** When the bundle began in which something is shown that falls due at this moment. */
    Instant begin(Optional<Instant> newest, Instant at) {
        return newest.filter(first -> belongs(first, at)).orElse(at);
    }

    private boolean belongs(Instant first, Instant at) {
        return Duration.between(first, at).abs().compareTo(within) <= 0;
    }
}
