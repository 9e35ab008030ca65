package org.nape.triage.checkin;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.nape.knowledge.Answers;
import org.nape.knowledge.assessment.FollowUp;

/**
 * What a person answered at a check-in, and what followed.
 *
 * @param at when the person answered
 * @param answers those given at this check-in
 * @param reportId the report that they made
 * @param usedEarlierAnswers whether that stands on answers of an earlier report too
 * @param key what the reply was sent with as Idempotency-Key
 * @param fingerprint of the reply
 */
record Said(
        Instant at,
        Answers answers,
        FollowUp.Outcome outcome,
        Optional<UUID> reportId,
        boolean usedEarlierAnswers,
        Optional<String> key,
        byte[] fingerprint) {

    boolean isOf(Reply reply) {
        return Arrays.equals(fingerprint, reply.fingerprint());
    }
}
