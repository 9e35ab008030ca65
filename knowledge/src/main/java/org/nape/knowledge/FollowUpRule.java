package org.nape.knowledge;

import java.util.Optional;

/**
 * What an answer at a check-in leads to while a plan runs.
 *
 * @param level the level that the person rises to, if the rule sets one
 * @param askedAt the check-in that the rule belongs to, in words; empty: any
 */
public record FollowUpRule(
        String id,
        Condition condition,
        boolean stopsPlan,
        boolean restartsInterview,
        Optional<Level> level,
        String person,
        Origin origin,
        Optional<String> askedAt) {}
