package org.nape.reminder.act;

import java.time.Duration;
import org.nape.web.Problem;

/** Why an act is not taken. */
enum Refusal {
    NOT_DUE,
    BEING_SENT,
    OVER,
    DONE,
    SKIPPED,
    PUT_OFF,
    STAYS_WORSE,
    ENDED,
    PAUSED,
    NO_ROOM,
    CHECK_IN,
    SAFETY_PROMPT,
    NOTHING_TO_STOP;

    private static final Duration MOMENT = Duration.ofSeconds(1);

    Problem problem() {
        return switch (this) {
            case NOT_DUE -> notDue("Nothing was due then yet. What falls due can be acted on from dueAt on.");
            case BEING_SENT ->
                notDue("It is falling due just now. Send this again in a moment.")
                        .withRetryAfter(MOMENT);
            case OVER ->
                Problem.of(
                        409,
                        "occurrence-over",
                        "It is too late for this one",
                        "Its window has ended, so it counts as missed. The next one comes at nextDueAt of the reminder."
                                + " If you did it and it made it worse, say done with worse: true.");
            case DONE -> actedOn("It is done already. What is done is not skipped or put off.");
            case SKIPPED -> actedOn("You have skipped it, and its window has ended.");
            case PUT_OFF -> actedOn("It was put off and has come again: act on the one that was due at snoozedUntil.");
            case STAYS_WORSE ->
                actedOn("You have said that it made it worse. That stays, and you are not reminded of it any more.");
            case ENDED ->
                Problem.conflict("The reminder has ended: nothing of it comes again. It can still be done or skipped.");
            case PAUSED -> Problem.conflict("The reminder is paused. Resume it first: PATCH it with paused: false.");
            case NO_ROOM ->
                Problem.of(
                        409,
                        "no-room-for-snooze",
                        "There is no room to put it off so long",
                        "It would come in your quiet hours, while you do not work, after the end of the reminder, or when it"
                                + " is the next one's turn.");
            case CHECK_IN ->
                Problem.of(
                        409,
                        "safety-question",
                        "This asks whether you are safe",
                        "A check-in is done by answering it: POST /api/v1/check-ins/{reminderId}. It can be put off.");
            case SAFETY_PROMPT ->
                Problem.of(
                        422,
                        "safety-question",
                        "This asks whether you are safe",
                        "It cannot be skipped. It can be put off.");
            case NOTHING_TO_STOP ->
                Problem.unprocessable(
                        "nothing-to-stop",
                        "Only an exercise, a remedy, a treatment or a prevention can be stopped because it made it worse; this"
                                + " reminder shows none. Send done without worse, and if you feel worse, report again:"
                                + " POST /api/v1/reports.");
        };
    }

    private static Problem notDue(String detail) {
        return Problem.of(409, "occurrence-not-due", "It is not due yet", detail);
    }

    private static Problem actedOn(String detail) {
        return Problem.of(409, "occurrence-acted-on", "You have acted on it already", detail);
    }
}
