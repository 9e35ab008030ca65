package org.nape.triage.rulebook;

import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;

/** What a person is told to do. */
public record Told(String title, String action) {
    /** The level is settled. */
    public static Told settled(Level level, Knowledge knowledge) {
        var advice = knowledge.advice(level);
        return new Told(advice.title(), advice.action());
    }

    /** The level could not be settled: someone must ask in person, this soon. */
    public static Told handedOver(Level urgency, Knowledge knowledge) {
        return new Told(knowledge.advice(urgency).title(), knowledge.handover().person());
    }
}
