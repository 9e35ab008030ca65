package org.nape.triage.webhook;

import java.time.Duration;
import org.nape.web.Problem;

/** How what cannot be done is told to the client. */
final class Refusals {
    private static final Duration WHEN_SET_UP = Duration.ofHours(1);

    private Refusals() {}

    static Problem noSuch() {
        return Problem.notFound("There is no such webhook.");
    }

    /** What was done; a problem if it was refused. */
    static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var result) -> result;
            case Outcome.Refused<T>(var why) -> throw problem(why).asException();
        };
    }

    private static Problem problem(Outcome.Why why) {
        return switch (why) {
            case Outcome.NotThere() -> noSuch();
            case Outcome.KeyReused() ->
                Problem.unprocessable("idempotency-key-reused", "This key was sent with another webhook before.");
            case Outcome.TooMany(int most) ->
                Problem.conflict("You have %d webhooks. Delete one first.".formatted(most));
            case Outcome.RotatedBefore(var until) ->
                Problem.conflict("Two secrets sign already, until %s. No third can be made before.".formatted(until));
            case Outcome.Disabled() -> Problem.conflict("The webhook is disabled. Ask for a redelivery to enable it.");
            case Outcome.NotSetUp() ->
                Problem.of(503, "webhooks-not-set-up", "Webhooks are not set up here", "Please tell the operator.")
                        .withRetryAfter(WHEN_SET_UP);
        };
    }
}
