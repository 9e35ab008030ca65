package org.nape.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A report says that a person needs care today. Plans stop; exercises are withheld; whoever must act is told. Thin: it
 * carries no answers.
 *
 * @param level {@code EMERGENCY} or {@code URGENT}
 * @param concerns what the true rules of that level point to, most urgent first
 * @param ruleIds the true rules of that level
 */
public record RedFlagRaised(
        UUID redFlagId,
        UUID reportId,
        UUID personId,
        String level,
        List<String> concerns,
        List<String> ruleIds,
        Instant raisedAt)
        implements Event {

    public static final String TOPIC = "red-flag-raised";

    public RedFlagRaised {
        requireNonNull(redFlagId, "redFlagId");
        requireNonNull(reportId, "reportId");
        requireNonNull(personId, "personId");
        requireNonNull(level, "level");
        concerns = List.copyOf(requireNonNull(concerns, "concerns"));
        ruleIds = List.copyOf(requireNonNull(ruleIds, "ruleIds"));
        requireNonNull(raisedAt, "raisedAt");
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String id() {
        return redFlagId.toString();
    }
}
