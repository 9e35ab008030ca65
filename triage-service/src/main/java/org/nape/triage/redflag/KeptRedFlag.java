package org.nape.triage.redflag;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.nape.events.RedFlagAcknowledged;
import org.nape.events.Sequence;
import org.nape.knowledge.Level;

/**
 * A red flag as it is kept, with what became of it.
 *
 * @param escalateAt when it will be escalated unless somebody acknowledges it
 * @param sequences the numbers of its events that have one already, by their topics
 */
public record KeptRedFlag(
        UUID id,
        UUID reportId,
        UUID personId,
        Level level,
        List<String> concerns,
        List<String> ruleIds,
        Instant raisedAt,
        Optional<Instant> escalateAt,
        Optional<Instant> escalatedAt,
        Optional<Act> acknowledged,
        Optional<Act> closed,
        SortedMap<String, Sequence> sequences) {

    public KeptRedFlag {
        sequences = Collections.unmodifiableSortedMap(new TreeMap<>(sequences));
        concerns = List.copyOf(concerns);
        ruleIds = List.copyOf(ruleIds);
    }

    /** As it is before anything has become of it. */
    public static KeptRedFlag raised(RedFlag flag) {
        return new KeptRedFlag(
                flag.id(),
                flag.reportId(),
                flag.personId(),
                flag.level(),
                flag.concerns(),
                flag.ruleIds(),
                flag.raisedAt(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Collections.emptySortedMap());
    }

    /** As it was before anything had become of it. */
    public KeptRedFlag asRaised() {
        return new KeptRedFlag(
                id,
                reportId,
                personId,
                level,
                concerns,
                ruleIds,
                raisedAt,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Collections.emptySortedMap());
    }

    RedFlagStatus status() {
        if (closed.isPresent()) {
            return RedFlagStatus.CLOSED;
        }
        if (acknowledged.isPresent()) {
            return RedFlagStatus.ACKNOWLEDGED;
        }
        return escalatedAt.isPresent() ? RedFlagStatus.ESCALATED : RedFlagStatus.RAISED;
    }

    /** What there is to tell the others once somebody has taken it. */
    RedFlagAcknowledged acknowledgedEvent() {
        var taken = acknowledged.orElseThrow();
        return new RedFlagAcknowledged(id, reportId, personId, level.name(), concerns, taken.at(), taken.by());
    }
}
