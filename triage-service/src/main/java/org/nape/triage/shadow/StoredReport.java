package org.nape.triage.shadow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A report as it is kept: what was decided then, and the answers.
 *
 * @param ruleIds the rules that were true
 * @param conflicts the consistency checks that were true
 * @param rulesHash of the rules that judged it; reports of old have none
 */
record StoredReport(
        String id,
        Outcome outcome,
        List<String> ruleIds,
        List<String> conflicts,
        Optional<String> rulesHash,
        Map<String, @Nullable Object> answers) {}
