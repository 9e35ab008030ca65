package org.nape.triage.redflag;

/** What came of acknowledging or closing a red flag. */
sealed interface Outcome {
    /** It is done, now or by an earlier try of the same. */
    record Done(KeptRedFlag flag) implements Outcome {}

    record NotThere() implements Outcome {}

    record TakenByAnother(Act taken) implements Outcome {}

    /** There is nothing more to take. */
    record Closed() implements Outcome {}

    /** Nobody has taken it, so nobody can say that there is nothing more to do. */
    record NotAcknowledged() implements Outcome {}

    /** Somebody else has taken it, and this is no clinician. */
    record NotAllowed() implements Outcome {}
}
