package org.nape.triage.checkin;

import java.util.Optional;
import org.nape.triage.report.SymptomReport;

/** What became of a reply. */
sealed interface Receipt {

    /** It is on disk, by this try or an earlier one. */
    record Taken(CheckIn checkIn, Optional<SymptomReport> report) implements Receipt {}

    /** Nothing has changed. */
    record Refused(Refusal why) implements Receipt {}
}
