package org.nape.reminder.plan;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;

/**
 * What the clinical files make of a report before the person chooses anything. It is kept in the place of the answers, so that
 * a later choice can be followed without them.
 *
 * @param zone where the person was at the start
 * @param onset when the symptoms began
 */
record Composition(Level level, Instant startsAt, ZoneId zone, Instant onset, Courses courses) {
    Composition without(Set<String> slugs, Knowledge knowledge) {
        return new Composition(level, startsAt, zone, onset, courses.without(slugs, knowledge));
    }
}
