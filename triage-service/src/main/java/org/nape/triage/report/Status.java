package org.nape.triage.report;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.nape.knowledge.assessment.Assessment;

/** How far a report got. */
public enum Status {
    /** No missing answer can change the level. */
    SETTLED,
    /** Open answers could still make it more urgent. */
    INCOMPLETE,
    /** Answers contradict each other and must be given again. */
    NEEDS_CLARIFICATION;

    public static Status of(Assessment assessment) {
        return switch (assessment) {
            case Assessment.Settled _ -> SETTLED;
            case Assessment.Open _ -> INCOMPLETE;
            case Assessment.NeedsClarification _ -> NEEDS_CLARIFICATION;
        };
    }

    /** As it is written in JSON, in events and in the database. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Status ofId(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
