package org.nape.triage.shadow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Rule;
import org.nape.knowledge.Truth;
import org.nape.knowledge.assessment.Assessment;
import org.nape.knowledge.assessment.Assessor;
import org.nape.triage.report.Status;

/** Judges reports that were judged before by other rules, and finds which of them make a difference. */
final class Shadow {
    private final Knowledge knowledge;
    private final Assessor assessor;
    private final PastRules past;
    private final ShadowTally tally = new ShadowTally();

    /**
     * @param knowledge the rules that may come
     * @param kept the rules that judged reports before, by their hash
     */
    Shadow(Knowledge knowledge, Map<String, List<KeptRule>> kept) {
        this.knowledge = knowledge;
        this.assessor = new Assessor(knowledge);
        this.past = new PastRules(kept, knowledge);
    }

    /** Answers that do not fit the questions any more count as open: they are neither guessed nor carried over. */
    void judge(StoredReport report) {
        var reading = knowledge.readFiled(report.answers());
        var now = assessor.assess(reading.answers());
        var change = new Change(report.outcome(), Outcome.of(now));
        tally.count(reading.faults().isEmpty());
        if (change.direction() != Direction.NOWHERE) {
            var then = past.voices(report, reading.answers());
            tally.add(change, report.id(), responsible(change.direction(), then, voices(now, report)));
        }
    }

    ShadowTally tally() {
        return tally;
    }

    private Map<String, Voice> voices(Assessment now, StoredReport report) {
        var voices = new HashMap<String, Voice>();
        now.conflicts().forEach(check -> voices.put(check.id(), new Voice(Truth.YES, Optional.empty())));
        now.trueRules().forEach(rule -> voices.put(rule.id(), voice(Truth.YES, rule)));
        now.followUps().forEach(rule -> voices.put(rule.id(), new Voice(Truth.YES, rule.level())));
        // Which were open then may not be known; then nothing follows from those that are now.
        boolean openThenIsKnown = report.outcome().status() != Status.INCOMPLETE || past.areKept(report);
        if (now instanceof Assessment.Open open && openThenIsKnown) {
            open.unknownRules().forEach(rule -> voices.put(rule.id(), voice(Truth.UNKNOWN, rule)));
        }
        return voices;
    }

    private static Voice voice(Truth truth, Rule rule) {
        return new Voice(truth, Optional.of(rule.level()));
    }

    /** Only what speaks for the change, not what speaks against it too. */
    private static List<Reason> responsible(Direction direction, Map<String, Voice> then, Map<String, Voice> now) {
        var ids = new TreeSet<>(then.keySet());
        ids.addAll(now.keySet());
        var reasons = ids.stream()
                .map(id -> new Reason(id, then.getOrDefault(id, Voice.SILENT), now.getOrDefault(id, Voice.SILENT)))
                .filter(reason -> reason.speaksFor(direction))
                .toList();
        return reasons.isEmpty() ? List.of(Reason.UNKNOWN) : reasons;
    }
}
