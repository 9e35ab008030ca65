package org.nape.reminder.plan;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.nape.reminder.day.Settings;

/**
 * All that a plan depends on beside the report.
 *
 * @param reportedZone where the last report was made that told it
 * @param madeWorse the slugs of what the person said made it worse
 */
record KnownPerson(
        UUID id,
        Standing standing,
        Optional<ZoneId> reportedZone,
        Settings settings,
        Set<String> madeWorse,
        Choices choices,
        Optional<RunningPlan> running) {
    KnownPerson {
        madeWorse = Set.copyOf(madeWorse);
    }

    KnownPerson with(Standing other) {
        return new KnownPerson(id, other, reportedZone, settings, madeWorse, choices, running);
    }

    KnownPerson with(Settings other) {
        return new KnownPerson(id, standing, reportedZone, other, madeWorse, choices, running);
    }

    KnownPerson with(Optional<RunningPlan> other) {
        return new KnownPerson(id, standing, reportedZone, settings, madeWorse, choices, other);
    }
}
