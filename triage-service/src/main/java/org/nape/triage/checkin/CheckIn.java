package org.nape.triage.checkin;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.nape.knowledge.CheckInTemplate;

/**
 * A moment at which a person was asked how it goes.
 *
 * @param id of the reminder that asked
 * @param said empty until the person has answered
 */
record CheckIn(UUID id, UUID personId, CheckInTemplate template, Instant dueAt, Optional<Said> said) {

    /**
     * Whether the person has reported since: that report governs now, and what was asked before it is of no use. Due instants are
     * whole seconds, so that a report of the same second may be what the question followed.
     */
    boolean isSuperseded(Optional<Instant> newestReportAt) {
        return said.isEmpty()
                && newestReportAt
                        .map(at -> at.truncatedTo(ChronoUnit.SECONDS))
                        .filter(dueAt::isBefore)
                        .isPresent();
    }
}
