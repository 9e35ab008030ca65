package org.nape.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person reported symptoms and triage weighed them. Internal to the platform: it carries the answers, by which advice
 * and plan are chosen.
 *
 * @param status {@code settled}, {@code incomplete} or {@code needs-clarification}
 * @param level {@code EMERGENCY}, {@code URGENT}, {@code ROUTINE} or {@code SELF_CARE}; null unless settled
 * @param atLeast the most urgent level, {@code ROUTINE} or above, that is already certain; null if none is
 * @param ruleIds all true rules, and the follow-up rules that speak where a check-in made the report
 * @param answers question id to boolean, whole number, option id, or null for "not sure"
 * @param timeZone the person's IANA zone, where it was told with the report
 */
public record SymptomReported(
        UUID reportId,
        UUID personId,
        Instant reportedAt,
        String rulesVersion,
        String status,
        @Nullable String level,
        @Nullable String atLeast,
        List<String> ruleIds,
        Map<String, @Nullable Object> answers,
        @Nullable String timeZone)
        implements Event {

    public static final String TOPIC = "symptom-reported";

    public SymptomReported {
        requireNonNull(reportId, "reportId");
        requireNonNull(personId, "personId");
        requireNonNull(reportedAt, "reportedAt");
        requireNonNull(rulesVersion, "rulesVersion");
        requireNonNull(status, "status");
        ruleIds = List.copyOf(requireNonNull(ruleIds, "ruleIds"));
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(requireNonNull(answers, "answers")));
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String id() {
        return reportId.toString();
    }
}
