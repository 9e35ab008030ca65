package org.nape.knowledge;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads reminders, wherever they are written. */
final class ReminderReader {
    private static final Pattern PART = Pattern.compile("[A-Z]+=[A-Z0-9,+:-]+");
    /** As the person reads it, so that words and behaviour cannot part. */
    private static final Pattern STOPS_WHEN_DONE = Pattern.compile("\\bStops when you tick\\b");

    private static final Set<String> NAMES = Set.of(
            "FREQ",
            "INTERVAL",
            "COUNT",
            "UNTIL",
            "BYMONTH",
            "BYMONTHDAY",
            "BYDAY",
            "BYHOUR",
            "BYMINUTE",
            "BYSECOND",
            "WKST");

    private ReminderReader() {}

    /** A reminder of a plan, which has an id and names its content. */
    static ReminderTemplate ofPlan(Entry entry) {
        return reminder(entry, entry.text("id"), entry.text("content"), "offset");
    }

    /** The reminder that suits a content item by itself. */
    static ReminderTemplate ofContent(Entry entry, String slug) {
        return reminder(entry, slug, slug, "start_offset");
    }

    private static ReminderTemplate reminder(Entry entry, String id, String contentSlug, String offset) {
        var template = new ReminderTemplate(
                id,
                contentSlug,
                rrule(entry),
                entry.duration(offset),
                entry.duration("duration"),
                entry.findText("text"),
                entry.findDuration("stop_after_onset"),
                entry.findDuration("min_gap"),
                entry.findText("text").filter(STOPS_WHEN_DONE.asPredicate()).isPresent(),
                entry.flagIfAny("exempt_from_max_per_day"));
        entry.done();
        return template;
    }

    /** Looks at the shape only; what the parts mean is for the library that lays out the occurrences. */
    static String rrule(Entry entry) {
        var rrule = entry.text("rrule");
        var names = new HashSet<String>();
        for (var part : rrule.split(";", -1)) {
            var name = part.split("=", 2)[0];
            if (!PART.matcher(part).matches() || !NAMES.contains(name) || !names.add(name)) {
                entry.fault("rrule: '" + part + "' is no part of an RFC 5545 rule, or is there twice");
            }
        }
        if (!rrule.startsWith("FREQ=")) {
            entry.fault("rrule must begin with FREQ");
        }
        if (names.contains("COUNT") == names.contains("UNTIL")) {
            entry.fault("rrule must end: it needs either COUNT or UNTIL");
        }
        return rrule;
    }
}
