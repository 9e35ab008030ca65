package org.nape.reminder.act;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.nape.reminder.due.Occurrence;

/**
 * Judges acts by what has become of the occurrence before. Within its window a person may change their mind, but what is
 * done is done. An occurrence that was put off can be acted on until it comes again, which is an occurrence of its own.
 *
 * @param isPutOff whether it was put off and has not come again yet
 */
record ActJudge(Occurrence occurrence, boolean isPutOff, Instant now) {

    Verdict judge(Act act) {
        return switch (act) {
            case Act.Done done -> judge(done);
            case Act.Skip _ -> judgeSkip();
            case Act.Snooze snooze -> judge(snooze);
        };
    }

    /** What made it worse is never told too late: harm may show hours after. */
    private Verdict judge(Act.Done done) {
        var taken = new Verdict.Take(occurrence.done(moment(), done.worse()));
        return switch (occurrence.state()) {
            case DONE -> judgeMoreOf(done);
            case SENT -> done.saysWorse() ? taken : withinWindow(taken, Refusal.OVER);
            case SKIPPED -> done.saysWorse() ? taken : withinWindow(taken, Refusal.SKIPPED);
            case MISSED -> new Verdict.Refuse(Refusal.OVER);
            case SNOOZED -> isPutOff ? taken : new Verdict.Refuse(Refusal.PUT_OFF);
        };
    }

    /** How it was may be said later; that it made it worse is never taken back. */
    private Verdict judgeMoreOf(Act.Done done) {
        if (done.worse().isEmpty() || done.worse().equals(occurrence.worse())) {
            return new Verdict.Again();
        }
        return occurrence.worse().orElse(false)
                ? new Verdict.Refuse(Refusal.STAYS_WORSE)
                : new Verdict.Take(occurrence.done(moment(), done.worse()));
    }

    private Verdict judgeSkip() {
        var taken = new Verdict.Take(occurrence.skipped(moment()));
        return switch (occurrence.state()) {
            case SKIPPED -> new Verdict.Again();
            case SENT -> withinWindow(taken, Refusal.OVER);
            case DONE -> new Verdict.Refuse(Refusal.DONE);
            case MISSED -> new Verdict.Refuse(Refusal.OVER);
            case SNOOZED -> isPutOff ? taken : new Verdict.Refuse(Refusal.PUT_OFF);
        };
    }

    private Verdict judge(Act.Snooze snooze) {
        var taken = new Verdict.Take(occurrence.snoozed(moment(), moment().plus(snooze.by())));
        return switch (occurrence.state()) {
            case SENT -> withinWindow(taken, Refusal.OVER);
            case SKIPPED -> withinWindow(taken, Refusal.SKIPPED);
            case DONE -> new Verdict.Refuse(Refusal.DONE);
            case MISSED -> new Verdict.Refuse(Refusal.OVER);
            case SNOOZED -> judgeAnother(snooze, taken);
        };
    }

    private Verdict judgeAnother(Act.Snooze snooze, Verdict taken) {
        var by =
                occurrence.actedAt().flatMap(at -> occurrence.snoozedUntil().map(until -> Duration.between(at, until)));
        if (by.filter(snooze.by()::equals).isPresent()) {
            return new Verdict.Again();
        }
        return isPutOff ? taken : new Verdict.Refuse(Refusal.PUT_OFF);
    }

    private Verdict withinWindow(Verdict taken, Refusal otherwise) {
        return occurrence.isOverAt(now) ? new Verdict.Refuse(otherwise) : taken;
    }

    /** In whole seconds, as everything that falls due: what is put off must be named again by whoever acts on it. */
    private Instant moment() {
        var second = now.truncatedTo(ChronoUnit.SECONDS);
        return second.isBefore(occurrence.dueAt()) ? occurrence.dueAt() : second;
    }
}
