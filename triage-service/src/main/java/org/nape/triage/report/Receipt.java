package org.nape.triage.report;

import java.util.Optional;
import org.nape.triage.redflag.RedFlag;

/** What became of a submission. */
sealed interface Receipt {

    /** It is on disk. */
    record Filed(SymptomReport report, Optional<RedFlag> redFlag) implements Receipt {}

    /** It has been on disk since an earlier try with the same key. */
    record FiledBefore(SymptomReport report) implements Receipt {}

    /** Another report was filed with this key. */
    record KeyReused() implements Receipt {}
}
