package org.nape.reminder.act;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nape.reminder.due.Occurrence;
import org.nape.web.Problem;

/** Puts into words what came of an act. */
record ActWriter(Clock clock) {

    /**
     * An occurrence after an act.
     *
     * @param expiresAt the end of its window
     * @param actedAt when it was done, skipped or put off
     * @param snoozedUntil when it comes again; null unless it was put off
     * @param worse whether it made it worse; null unless that was said
     * @param nextDueAt when the reminder is due next; null if nothing is planned
     * @param reCheckId the check-in that asks for warning signs since then; null unless it made it worse
     */
    record ActedOccurrence(
            UUID reminderId,
            Instant dueAt,
            Instant expiresAt,
            String state,
            @Nullable Instant actedAt,
            @Nullable Instant snoozedUntil,
            @Nullable Boolean worse,
            @Nullable Instant nextDueAt,
            @Nullable UUID reCheckId) {}

    ActedOccurrence write(ActOutcome outcome) {
        return switch (outcome) {
            case ActOutcome.Taken taken -> write(taken);
            case ActOutcome.Refused refused -> throw problem(refused).asException();
            case ActOutcome.NoSuch() ->
                throw Problem.notFound("There is no such reminder, or nothing of it was due then.")
                        .asException();
        };
    }

    private static ActedOccurrence write(ActOutcome.Taken taken) {
        var occurrence = taken.occurrence();
        return new ActedOccurrence(
                occurrence.reminderId(),
                occurrence.dueAt(),
                occurrence.expiresAt(),
                occurrence.state().id(),
                occurrence.actedAt().orElse(null),
                occurrence.snoozedUntil().orElse(null),
                occurrence.worse().orElse(null),
                taken.reminder().nextDueAt().orElse(null),
                taken.reCheck().orElse(null));
    }

    private Problem problem(ActOutcome.Refused refused) {
        var problem = refused.why().problem();
        var told = refused.why() == Refusal.NO_ROOM
                ? problem.with(
                        "roomFor",
                        refused.roomFor().stream().map(Duration::toString).toList())
                : problem;
        return refused.occurrence().map(each -> with(told, each)).orElse(told);
    }

    /** With what the occurrence is, so that a screen can show it. */
    private Problem with(Problem problem, Occurrence occurrence) {
        var state = problem.with("state", occurrence.stateAt(clock.instant()).id());
        return occurrence
                .snoozedUntil()
                .map(until -> state.with("snoozedUntil", until))
                .orElse(state);
    }
}
