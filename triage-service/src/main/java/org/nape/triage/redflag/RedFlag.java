package org.nape.triage.redflag;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.nape.events.RedFlagRaised;
import org.nape.knowledge.Level;
import org.nape.knowledge.Rule;

/**
 * A report says that a person needs care today.
 *
 * @param level {@link Level#URGENT} or {@link Level#EMERGENCY}
 * @param rules the true rules of that level
 */
public record RedFlag(UUID id, UUID reportId, UUID personId, Level level, List<Rule> rules, Instant raisedAt) {
    public RedFlag {
        rules = List.copyOf(rules);
        if (!level.isRedFlag() || rules.isEmpty() || rules.stream().anyMatch(rule -> rule.level() != level)) {
            throw new IllegalArgumentException("A red flag is urgent or worse and has rules that say so");
        }
    }

    /** What the rules point to, each once, in the order of the rules. */
    public List<String> concerns() {
        return rules.stream().map(Rule::concern).distinct().toList();
    }

    public List<String> ruleIds() {
        return rules.stream().map(Rule::id).toList();
    }

    public RedFlagRaised raised() {
        return new RedFlagRaised(id, reportId, personId, level.name(), concerns(), ruleIds(), raisedAt);
    }
}
