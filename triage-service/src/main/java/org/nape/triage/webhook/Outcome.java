package org.nape.triage.webhook;

import java.time.Instant;

/** What became of a client's wish. */
sealed interface Outcome<T> {
    record Done<T>(T result) implements Outcome<T> {}

    /** Nothing is changed. */
    record Refused<T>(Why why) implements Outcome<T> {}

    /** Why not. */
    sealed interface Why {}

    /** No such webhook, or none of this client's. */
    record NotThere() implements Why {}

    /** Another wish had this key. */
    record KeyReused() implements Why {}

    record TooMany(int most) implements Why {}

    /** Two secrets sign already. */
    record RotatedBefore(Instant previousUntil) implements Why {}

    /** The webhook is not called at present. */
    record Disabled() implements Why {}

    /** The operator has given no key to seal secrets with. */
    record NotSetUp() implements Why {}

    static <T> Outcome<T> done(T result) {
        return new Done<>(result);
    }

    static <T> Outcome<T> refused(Why why) {
        return new Refused<>(why);
    }
}
