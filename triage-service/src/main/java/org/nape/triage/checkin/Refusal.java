package org.nape.triage.checkin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nape.web.IdempotencyKey;
import org.nape.web.Problem;

/** Why a reply is not taken. */
enum Refusal {
    KEY_REUSED,
    ANSWERED,
    SUPERSEDED,
    TOO_OLD;

    /**
     * Why this reply to this check-in cannot be taken; none for one that was taken before.
     *
     * @param all of the person's check-ins, this one among them
     */
    static Optional<Refusal> find(
            Reply reply, CheckIn checkIn, List<CheckIn> all, Optional<Instant> newestReportAt, Instant now) {
        if (all.stream().anyMatch(other -> hasUsedKey(other, checkIn, reply))) {
            return Optional.of(KEY_REUSED);
        }
        if (checkIn.said().isPresent()) {
            return checkIn.said()
                    .filter(said -> !said.answers().equals(reply.answers()))
                    .map(_ -> ANSWERED);
        }
        if (checkIn.isSuperseded(newestReportAt)) {
            return Optional.of(SUPERSEDED);
        }
        return reply.isTooOld(now) ? Optional.of(TOO_OLD) : Optional.empty();
    }

    private static boolean hasUsedKey(CheckIn other, CheckIn checkIn, Reply reply) {
        return other.said()
                .filter(said -> said.key().isPresent() && said.key().equals(reply.key()))
                .filter(said -> !other.id().equals(checkIn.id()) || !said.isOf(reply))
                .isPresent();
    }

    Problem problem() {
        return switch (this) {
            case KEY_REUSED -> IdempotencyKey.reused("This key was sent with another reply before.");
            case ANSWERED ->
                Problem.of(
                        409,
                        "check-in-answered",
                        "This check-in is answered already",
                        "You have answered it otherwise. If something has changed since, report again.");
            case SUPERSEDED ->
                Problem.of(
                        409,
                        "check-in-superseded",
                        "This check-in is not asked any more",
                        "You have reported again since you were asked: that report counts now.");
            case TOO_OLD ->
                Problem.of(
                        409,
                        "answers-too-old",
                        "The answers are too old for a new level",
                        "They are more than 24 hours old and do not say how you are now. Please answer again.");
        };
    }
}
