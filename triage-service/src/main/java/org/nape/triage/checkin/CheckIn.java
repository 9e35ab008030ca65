package org.nape.triage.checkin;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.nape.knowledge.Answers;
import org.nape.knowledge.CheckInTemplate;
import org.nape.knowledge.assessment.FollowUp;

/**
 * A moment at which a person was asked how it goes.
 *
 * @param id of the reminder that asked
 * @param said empty until the person has answered
 */
record CheckIn(UUID id, UUID personId, CheckInTemplate template, Instant dueAt, Optional<Said> said) {

    /**
     * What the person answered and what followed.
     *
     * @param at when the person answered
     * @param answers those given at this check-in
     * @param reportId the report that they made
     * @param usedEarlierAnswers whether it stands on answers of an earlier report too
     */
    record Said(
            Instant at,
            Answers answers,
            FollowUp.Outcome outcome,
            Optional<UUID> reportId,
            boolean usedEarlierAnswers) {}

    /** Whether the person has reported since: that report governs now, and what was asked before it is of no use. */
    boolean isSuperseded(Optional<Instant> newestReportAt) {
        return said.isEmpty() && newestReportAt.filter(dueAt::isBefore).isPresent();
    }
}
