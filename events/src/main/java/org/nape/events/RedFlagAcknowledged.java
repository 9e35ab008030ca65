package org.nape.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Somebody has taken a red flag: it will not be escalated, and the person is told who has seen it. Thin, as the red flag
 * itself is.
 *
 * @param level {@code EMERGENCY} or {@code URGENT}
 * @param concerns as the red flag was raised with
 * @param acknowledgedBy who took it, as the desk names itself
 */
public record RedFlagAcknowledged(
        UUID redFlagId,
        UUID reportId,
        UUID personId,
        String level,
        List<String> concerns,
        Instant acknowledgedAt,
        String acknowledgedBy)
        implements Event {

    public static final String TOPIC = "red-flag-acknowledged";

    public RedFlagAcknowledged {
        requireNonNull(redFlagId, "redFlagId");
        requireNonNull(reportId, "reportId");
        requireNonNull(personId, "personId");
        requireNonNull(level, "level");
        concerns = List.copyOf(requireNonNull(concerns, "concerns"));
        requireNonNull(acknowledgedAt, "acknowledgedAt");
        requireNonNull(acknowledgedBy, "acknowledgedBy");
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    /** A red flag is taken once. */
    @Override
    public String id() {
        return redFlagId + "/acknowledged";
    }
}
