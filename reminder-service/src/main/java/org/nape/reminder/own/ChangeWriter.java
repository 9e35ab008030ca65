package org.nape.reminder.own;

import java.util.List;
import org.nape.reminder.due.KeptReminder;
import org.nape.web.Problem;
import org.nape.web.Version;

/** Puts into words why a reminder is not changed. */
final class ChangeWriter {
    private ChangeWriter() {}

    static KeptReminder made(Change change) {
        return switch (change) {
            case Change.Made(var kept) -> kept;
            case Change.NoSuch() ->
                throw Problem.notFound("There is no such reminder.").asException();
            case Change.Outdated() -> throw Version.outdated().asException();
            case Change.Malformed(var faults) -> throw malformed(faults).asException();
            case Change.NotAllowed(var faults) -> throw notAllowed(faults).asException();
            case Change.SafetyPrompt() ->
                throw Problem.of(
                                422,
                                "safety-question",
                                "This asks whether you are safe",
                                "It is neither changed, paused nor deleted. It ends when it is answered, and can be put off.")
                        .asException();
            case Change.UnderRedFlag() ->
                throw Problem.conflict("A red flag stands: nothing is resumed until a new report ends in care at home.")
                        .asException();
            case Change.NotOffered() ->
                throw Problem.conflict("This is not offered. The reminder's offer says what is, if anything is.")
                        .asException();
        };
    }

    static Problem malformed(List<WishReading.Fault> faults) {
        return Problem.badRequest("Some parts of the reminder cannot be read", WishReading.Fault.shown(faults));
    }

    static Problem notAllowed(List<WishReading.Fault> faults) {
        return Problem.unprocessable("reminder-not-allowed", "Nobody may be reminded like this.")
                .withErrors(WishReading.Fault.shown(faults));
    }
}
