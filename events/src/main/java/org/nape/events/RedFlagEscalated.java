package org.nape.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Nobody has acknowledged a red flag in time: whoever is next in line must act. Thin, as the red flag itself is.
 *
 * @param level {@code EMERGENCY} or {@code URGENT}
 * @param concerns as the red flag was raised with
 * @param ruleIds as the red flag was raised with
 */
public record RedFlagEscalated(
        UUID redFlagId,
        UUID reportId,
        UUID personId,
        String level,
        List<String> concerns,
        List<String> ruleIds,
        Instant raisedAt,
        Instant escalatedAt)
        implements Event {

    public static final String TOPIC = "red-flag-escalated";

    public RedFlagEscalated {
        requireNonNull(redFlagId, "redFlagId");
        requireNonNull(reportId, "reportId");
        requireNonNull(personId, "personId");
        requireNonNull(level, "level");
        concerns = List.copyOf(requireNonNull(concerns, "concerns"));
        ruleIds = List.copyOf(requireNonNull(ruleIds, "ruleIds"));
        requireNonNull(raisedAt, "raisedAt");
        requireNonNull(escalatedAt, "escalatedAt");
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    /** A red flag escalates once. */
    @Override
    public String id() {
        return redFlagId + "/escalated";
    }
}
