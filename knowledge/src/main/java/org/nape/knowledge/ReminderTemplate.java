package org.nape.knowledge;

import java.time.Duration;
import java.util.Optional;

/**
 * A reminder as a plan describes it, before it has a person and a time zone.
 *
 * @param rrule RFC 5545, in local wall-clock time, always finite
 * @param offset from the start of the plan to the first possible reminder
 * @param stopAfterOnset no reminder later than this after the symptoms began
 * @param minGap the least time between two of them
 * @param stopsWhenDone whether it is over once the person has done it, however often it would come
 * @param exemptFromMaxPerDay a series that counts as one reminder a day
 */
public record ReminderTemplate(
        String id,
        String contentSlug,
        String rrule,
        Duration offset,
        Duration duration,
        Optional<String> text,
        Optional<Duration> stopAfterOnset,
        Optional<Duration> minGap,
        boolean stopsWhenDone,
        boolean exemptFromMaxPerDay) {

    @Override
    public String toString() {
        return id;
    }
}
