package org.nape.reminder.due;

import java.time.Duration;
import java.time.Instant;

/**
 * From when on one looks for due reminders, and when next. The index still holds the places of all that were moved on since the
 * last vacuum: what is older was moved on long ago, and is looked at only now and then, and after anything went wrong.
 */
final class Horizon {
    private static final Duration LOOK_BACK = Duration.ofMinutes(10);
    private static final Duration LOOK_AT_ALL_EVERY = Duration.ofMinutes(1);

    private Instant from = Instant.EPOCH;
    private Instant lookedAtAll = Instant.EPOCH;
    private Instant lastLook = Instant.EPOCH;
    /** When one looks again without being woken; while one looks, nobody knows what is not seen any more. */
    private Instant nextLook = Instant.MAX;

    /** From when on to look, which one does at once. */
    synchronized Instant begin() {
        nextLook = Instant.MAX;
        return from;
    }

    synchronized void lookAtAll() {
        from = Instant.EPOCH;
    }

    /** For something new, that may be due long before what is looked at; says whether it is due before one looks again. */
    synchronized boolean takeIn(Instant due) {
        if (!due.isAfter(from)) {
            lookAtAll();
        }
        return due.isBefore(nextLook);
    }

    /**
     * Less from now on, if nothing was due; but all after a clock was put back: what is due may be before what was looked at.
     *
     * @param began from when on was looked; if it is another by now, there is something new
     * @param rest how long one does not look again
     */
    synchronized void looked(Instant began, Wait wait, Duration rest) {
        var now = wait.now();
        if (now.isBefore(lastLook)) {
            lookAtAll();
        } else if (!wait.isOver() && began.equals(from)) {
            narrow(now);
        }
        lastLook = now;
        nextLook = now.plus(rest);
    }

    private void narrow(Instant now) {
        if (from.equals(Instant.EPOCH)) {
            lookedAtAll = now;
        }
        from = now.isAfter(lookedAtAll.plus(LOOK_AT_ALL_EVERY)) ? Instant.EPOCH : now.minus(LOOK_BACK);
    }
}
