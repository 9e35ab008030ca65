package org.nape.reminder.day;

import java.time.ZoneId;
import java.util.Optional;

/**
 * How a person wants to be reminded.
 *
 * @param zone empty while nobody told it: each reminder then goes by its own
 * @param country ISO 3166-1 alpha-2
 * @param language BCP 47
 * @param discreet whether no title may name a health problem
 * @param version counts the changes; 0 before the first
 */
public record Settings(
        Optional<ZoneId> zone,
        Optional<String> country,
        Optional<String> language,
        QuietHours quietHours,
        WorkingHours workingHours,
        boolean discreet,
        long version) {

    /** As long as a person said nothing. A screen names no health problem unless the person allows it. */
    static Settings unsaid(QuietHours quietHours) {
        return new Settings(
                Optional.empty(), Optional.empty(), Optional.empty(), quietHours, WorkingHours.ANY, true, 0);
    }

    /** The person's day, as far as a reminder is concerned that was made in this zone. */
    public Day day(ZoneId otherwise) {
        return new Day(zone.orElse(otherwise), quietHours, workingHours);
    }

    public Settings withoutQuietHours() {
        return new Settings(zone, country, language, QuietHours.NONE, workingHours, discreet, version);
    }

    public Settings withVersion(long other) {
        return new Settings(zone, country, language, quietHours, workingHours, discreet, other);
    }
}
