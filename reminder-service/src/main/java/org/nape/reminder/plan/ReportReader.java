package org.nape.reminder.plan;

import org.nape.events.SymptomReported;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.assessment.Assessor;

/** Reads reports. One that was judged by other rules than ours is judged by ours too, and the more urgent counts. */
final class ReportReader {
    private final Knowledge knowledge;
    private final Assessor assessor;

    ReportReader(Knowledge knowledge) {
        this.knowledge = knowledge;
        this.assessor = new Assessor(knowledge);
    }

    /** A report that contradicts the contract is refused; an answer that fits no question counts as open. */
    ReportReading read(SymptomReported report) {
        var told = ReportReading.of(report);
        return report.rulesVersion().equals(knowledge.version())
                ? told
                : told.and(ReportReading.of(
                        assessor.assess(knowledge.readFiled(report.answers()).answers())));
    }
}
