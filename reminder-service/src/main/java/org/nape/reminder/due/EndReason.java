package org.nape.reminder.due;

import java.util.Locale;

/** Why a reminder does not fall due any more. */
public enum EndReason {
    /** Its schedule is over. */
    FINISHED,
    /** The person deleted it. */
    DELETED,
    /** The check-in is answered. */
    ANSWERED,
    /** It is done, and asks for no more. */
    DONE,
    /** The person said that it made it worse. */
    MADE_WORSE,
    /** A red flag was raised. */
    RED_FLAG,
    /** A newer report governs. */
    NEWER_REPORT,
    /** The person is well again. */
    RECOVERED,
    /** The person chose otherwise, and may choose it again. */
    NOT_CHOSEN;

    /** As events name it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
