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
    /** A red flag was raised. */
    RED_FLAG,
    /** A newer report governs. */
    NEWER_REPORT,
    /** The person is well again. */
    RECOVERED;

    /** As events name it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
