package org.nape.reminder.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nape.reminder.due.Occurrence;
import org.nape.reminder.due.Occurrence.State;

class ActJudgeTest {
    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant EXPIRES = NINE.plus(Duration.ofMinutes(15));
    private static final Instant ACTED = NINE.plus(Duration.ofMinutes(2));

    /** The state before, whether the window is over, the act, and what comes of it: a state, "again" or a refusal. */
    @ParameterizedTest
    @CsvSource({
        "sent,     no,  done,        done",
        "sent,     no,  done worse,  done",
        "sent,     no,  skip,        skipped",
        "sent,     no,  snooze 10,   snoozed",
        "sent,     yes, done,        OVER",
        "sent,     yes, done better, OVER",
        "sent,     yes, done worse,  done",
        "sent,     yes, skip,        OVER",
        "sent,     yes, snooze 10,   OVER",
        "missed,   yes, done,        OVER",
        "missed,   yes, done worse,  OVER",
        "missed,   yes, skip,        OVER",
        "missed,   yes, snooze 10,   OVER",
        "missed,   no,  done,        OVER",
        "done,     no,  done,        again",
        "done,     yes, done,        again",
        "done,     yes, done better, done",
        "done,     yes, done worse,  done",
        "done,     no,  skip,        DONE",
        "done,     yes, skip,        DONE",
        "done,     no,  snooze 10,   DONE",
        "better,   yes, done,        again",
        "better,   yes, done better, again",
        "better,   yes, done worse,  done",
        "worse,    yes, done,        again",
        "worse,    yes, done worse,  again",
        "worse,    no,  done better, STAYS_WORSE",
        "worse,    no,  skip,        DONE",
        "skipped,  no,  skip,        again",
        "skipped,  yes, skip,        again",
        "skipped,  no,  done,        done",
        "skipped,  no,  snooze 10,   snoozed",
        "skipped,  yes, done,        SKIPPED",
        "skipped,  yes, done worse,  done",
        "skipped,  yes, snooze 10,   SKIPPED",
        "put off,  no,  snooze 10,   again",
        "put off,  no,  snooze 30,   snoozed",
        "put off,  no,  done,        done",
        "put off,  no,  skip,        skipped",
        "put off,  yes, snooze 10,   again",
        "put off,  yes, snooze 60,   snoozed",
        "put off,  yes, done,        done",
        "put off,  yes, skip,        skipped",
        "snoozed,  yes, snooze 10,   again",
        "snoozed,  yes, snooze 30,   PUT_OFF",
        "snoozed,  yes, done,        PUT_OFF",
        "snoozed,  yes, done worse,  PUT_OFF",
        "snoozed,  yes, skip,        PUT_OFF",
    })
    void whatComesOfAnActDependsOnWhatWasBeforeIt(String before, String isOver, String act, String expected) {
        var now = isOver.equals("yes") ? EXPIRES : NINE.plus(Duration.ofMinutes(5));

        var verdict = new ActJudge(occurrence(before), before.equals("put off"), now).judge(act(act));

        switch (verdict) {
            case Verdict.Again() -> assertThat(expected).isEqualTo("again");
            case Verdict.Refuse(var why) -> assertThat(why.name()).isEqualTo(expected);
            case Verdict.Take(var after) -> {
                assertThat(after.state().id()).isEqualTo(expected);
                assertThat(after.actedAt()).contains(before.matches("done|better|worse") ? ACTED : now);
                assertThat(after.snoozedUntil().isPresent()).isEqualTo(expected.equals("snoozed"));
                assertThat(after.worse().orElse(false)).isEqualTo(act.equals("done worse"));
            }
        }
    }

    @Test
    void theWindowEndsWithItsLastMoment() {
        var sent = occurrence("sent");

        assertThat(new ActJudge(sent, false, EXPIRES.minusNanos(1)).judge(act("done")))
                .isInstanceOf(Verdict.Take.class);
        assertThat(new ActJudge(sent, false, EXPIRES).judge(act("done"))).isInstanceOf(Verdict.Refuse.class);
    }

    @Test
    void whatIsPutOffComesAtAWholeSecondSoThatEveryClientCanNameIt() {
        var verdict = new ActJudge(occurrence("sent"), false, NINE.plusNanos(123_456_789)).judge(act("snooze 30"));

        assertThat(verdict)
                .isEqualTo(new Verdict.Take(occurrence("sent").snoozed(NINE, NINE.plus(Duration.ofMinutes(30)))));
    }

    private static Occurrence occurrence(String what) {
        var sent = new Occurrence(
                UUID.fromString("01980a4e-4b5e-7c1a-9d57-0f5b3c1e2c01"),
                NINE,
                EXPIRES,
                State.SENT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return switch (what) {
            case "sent" -> sent;
            case "missed" ->
                new Occurrence(
                        sent.reminderId(),
                        NINE,
                        EXPIRES,
                        State.MISSED,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
            case "done" -> sent.done(ACTED, Optional.empty());
            case "better" -> sent.done(ACTED, Optional.of(false));
            case "worse" -> sent.done(ACTED, Optional.of(true));
            case "skipped" -> sent.skipped(ACTED);
            case "put off", "snoozed" -> sent.snoozed(ACTED, ACTED.plus(Duration.ofMinutes(10)));
            default -> throw new IllegalArgumentException(what);
        };
    }

    private static Act act(String what) {
        return switch (what) {
            case "done" -> new Act.Done(NINE, Optional.empty());
            case "done better" -> new Act.Done(NINE, Optional.of(false));
            case "done worse" -> new Act.Done(NINE, Optional.of(true));
            case "skip" -> new Act.Skip(NINE);
            default -> new Act.Snooze(NINE, Duration.ofMinutes(Long.parseLong(what.split(" ")[1])));
        };
    }
}
