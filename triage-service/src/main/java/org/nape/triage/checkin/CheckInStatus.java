package org.nape.triage.checkin;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Whether there is something to answer. */
public enum CheckInStatus {
    OPEN,
    ANSWERED,
    /** The person has reported again since. */
    SUPERSEDED;

    static CheckInStatus of(CheckIn checkIn, Optional<Instant> newestReportAt) {
        if (checkIn.said().isPresent()) {
            return ANSWERED;
        }
        return checkIn.isSuperseded(newestReportAt) ? SUPERSEDED : OPEN;
    }

    /** As it is written in JSON. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
