package org.nape.triage.redflag;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nape.events.RedFlagAcknowledged;
import org.nape.events.RedFlagEscalated;
import org.nape.events.RedFlagRaised;
import org.nape.events.Sequence;
import org.nape.knowledge.Level;
import org.nape.messaging.EventNumbers;
import org.nape.web.Place;

/** All red flags ever raised. */
@ApplicationScoped
public class RedFlags implements PanacheRepositoryBase<RedFlagRow, UUID> {
    private final EventNumbers numbers;

    RedFlags(EventNumbers numbers) {
        this.numbers = numbers;
    }

    /** What is no id is not there. */
    Optional<KeptRedFlag> findFlag(String id) {
        return parse(id).flatMap(this::findByIdOptional).map(RedFlags::flag);
    }

    /** As it is now, and as it stays until the end of the transaction. */
    Optional<KeptRedFlag> lockFlag(String id) {
        return parse(id)
                .flatMap(known -> findByIdOptional(known, LockModeType.PESSIMISTIC_WRITE))
                .map(RedFlags::flag);
    }

    private static Optional<UUID> parse(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** By report, for those that have one. */
    public Map<UUID, KeptRedFlag> ofReports(Collection<UUID> reportIds) {
        if (reportIds.isEmpty()) {
            return Map.of();
        }
        return list("reportId in ?1", reportIds).stream()
                .map(RedFlags::flag)
                .collect(Collectors.toMap(KeptRedFlag::reportId, flag -> flag));
    }

    /** At most so many of those that are asked for, the newest first. */
    List<KeptRedFlag> newestFirst(RedFlagFilter filter, Optional<Place> after, int most) {
        var where = new StringBuilder(filter.standing().map(RedFlags::condition).orElse("1 = 1"));
        var parameters = new HashMap<String, Object>();
        if (filter.told().isPresent()) {
            var told = findTold(filter.told().get());
            if (told.isEmpty()) {
                return List.of();
            }
            where.append(" and id = :told");
            parameters.put("told", told.get());
        }
        filter.level().ifPresent(level -> {
            where.append(" and level = :level");
            parameters.put("level", level.name());
        });
        after.ifPresent(place -> {
            // The first half is what an index can start from.
            where.append(" and raisedAt <= :raisedAt and (raisedAt < :raisedAt or id < :id)");
            parameters.put("raisedAt", place.at());
            parameters.put("id", place.id());
        });
        return find(where + " order by raisedAt desc, id desc", parameters).page(0, most).stream()
                .map(RedFlags::flag)
                .toList();
    }

    /** The id of an event begins with that of the red flag. */
    private Optional<UUID> findTold(RedFlagFilter.Told told) {
        return numbers.findEvent(told.topic(), told.sequence()).flatMap(event -> parse(event.split("/")[0]));
    }

    private static String condition(RedFlagFilter.Standing standing) {
        return switch (standing) {
            case OPEN -> "acknowledgedAt is null";
            case RAISED -> "acknowledgedAt is null and escalatedAt is null";
            case ESCALATED -> "acknowledgedAt is null and escalatedAt is not null";
            case ACKNOWLEDGED -> "acknowledgedAt is not null and closedAt is null";
            case CLOSED -> "closedAt is not null";
        };
    }

    KeptRedFlag acknowledge(UUID id, Act act) {
        var row = findById(id);
        row.escalateAt = null;
        row.acknowledgedAt = act.at();
        row.acknowledgedSubject = act.subject();
        row.acknowledgedBy = act.by();
        row.note = act.note().orElse(null);
        return flag(row);
    }

    KeptRedFlag close(UUID id, Act act) {
        var row = findById(id);
        row.closedAt = act.at();
        row.closedSubject = act.subject();
        row.closedBy = act.by();
        row.closingNote = act.note().orElse(null);
        return flag(row);
    }

    private static KeptRedFlag flag(RedFlagRow row) {
        return new KeptRedFlag(
                row.id,
                row.reportId,
                row.personId,
                Level.valueOf(row.level),
                List.of(row.concerns),
                List.of(row.ruleIds),
                row.raisedAt,
                Optional.ofNullable(row.escalateAt),
                Optional.ofNullable(row.escalatedAt),
                act(row.acknowledgedSubject, row.acknowledgedBy, row.acknowledgedAt, row.note),
                act(row.closedSubject, row.closedBy, row.closedAt, row.closingNote),
                sequences(row));
    }

    private static SortedMap<String, Sequence> sequences(RedFlagRow row) {
        var sequences = new TreeMap<String, Sequence>();
        put(sequences, RedFlagRaised.TOPIC, row.raisedSequence);
        put(sequences, RedFlagEscalated.TOPIC, row.escalatedSequence);
        put(sequences, RedFlagAcknowledged.TOPIC, row.acknowledgedSequence);
        return sequences;
    }

    private static void put(SortedMap<String, Sequence> sequences, String topic, @Nullable Long number) {
        if (number != null) {
            sequences.put(topic, new Sequence(number));
        }
    }

    private static Optional<Act> act(
            @Nullable String subject, @Nullable String by, @Nullable Instant at, @Nullable String note) {
        return subject == null || by == null || at == null
                ? Optional.empty()
                : Optional.of(new Act(subject, by, at, Optional.ofNullable(note)));
    }
}
