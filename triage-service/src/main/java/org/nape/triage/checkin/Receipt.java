package org.nape.triage.checkin;

import java.util.Optional;
import org.nape.triage.report.SymptomReport;

/** What became of a reply. */
sealed interface Receipt {

    /** It is on disk, by this try or an earlier one. */
    record Taken(CheckIn checkIn, Said said, Optional<SymptomReport> report) implements Receipt {}

    /**
     * Nothing has changed.
     *
     * @param country where the person is, as far as they ever told
     */
    record Refused(Refusal why, Optional<String> country) implements Receipt {}
}
