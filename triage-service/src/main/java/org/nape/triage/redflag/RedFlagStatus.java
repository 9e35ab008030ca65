package org.nape.triage.redflag;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a red flag has come. */
public enum RedFlagStatus {
    /** Whoever must act was told, and there is still time. */
    RAISED,
    /** Nobody has acknowledged it in time: whoever is next in line was told too. */
    ESCALATED,
    /** Somebody has taken it. It is not escalated any more. */
    ACKNOWLEDGED,
    /** There is nothing more to do. */
    CLOSED;

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
