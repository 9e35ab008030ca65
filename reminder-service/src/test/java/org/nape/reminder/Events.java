package org.nape.reminder;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nape.events.RedFlagRaised;
import org.nape.events.SymptomReported;
import org.nape.knowledge.Level;

/** Events as triage tells them. */
public final class Events {
    private Events() {}

    public static SymptomReported reported(UUID person, Examples.Example example, Instant at, @Nullable String zone) {
        return new SymptomReported(
                UUID.randomUUID(),
                person,
                at,
                "1.0",
                example.level().isPresent() ? "settled" : "incomplete",
                example.level().map(Level::name).orElse(null),
                null,
                List.of(),
                example.answers(),
                zone);
    }

    /** What an older or newer triage found, whose rules are not ours: its level need not be ours. */
    public static SymptomReported byOtherRules(UUID person, Examples.Example example, Level level, Instant at) {
        return new SymptomReported(
                UUID.randomUUID(),
                person,
                at,
                "0.9",
                "settled",
                level.name(),
                null,
                List.of(),
                example.answers(),
                null);
    }

    /** What is raised together with this report. */
    public static RedFlagRaised redFlagOf(SymptomReported report) {
        return redFlag(report.personId(), report.reportId(), report.reportedAt());
    }

    /** What some other report has raised. */
    public static RedFlagRaised redFlag(UUID person, Instant at) {
        return redFlag(person, UUID.randomUUID(), at);
    }

    private static RedFlagRaised redFlag(UUID person, UUID reportId, Instant at) {
        return new RedFlagRaised(
                UUID.randomUUID(),
                reportId,
                person,
                "EMERGENCY",
                List.of("meningitis"),
                List.of("e_meningitis_signs"),
                at);
    }
}
