package org.nape.knowledge;

import java.util.List;

/**
 * Sets a level when its condition is true, and says why: to the person and to a clinician.
 *
 * @param mandatory whether the rule must not be weakened
 * @param safety what a reviewer must know before changing it
 */
public record Rule(
        String id,
        Level level,
        Origin origin,
        boolean mandatory,
        String concern,
        Condition condition,
        String person,
        String clinician,
        List<Reference> sources,
        String safety) {

    public Rule {
        sources = List.copyOf(sources);
    }

    @Override
    public String toString() {
        return id;
    }
}
