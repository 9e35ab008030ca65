package org.nape.reminder.plan;

import java.util.List;
import org.nape.web.Problem;

/** What came of a choice. */
sealed interface Choosing {
    /** It holds. */
    record Done(Choices choices, Offers offers) implements Choosing {}

    /** There never was a plan. */
    record NoPlan() implements Choosing {}

    /** There is nothing to choose any more, or not now. */
    record NotNow(String because) implements Choosing {}

    /** The caller has not seen the present version. */
    record Outdated() implements Choosing {}

    /** Something in it cannot be read. */
    record Malformed(List<Problem.Fault> faults) implements Choosing {}

    /** It is clear, but not offered to this person. */
    record NotOffered(List<Problem.Fault> faults) implements Choosing {}
}
