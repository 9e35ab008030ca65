package org.nape.triage.report;

/** What became of a submission. */
sealed interface Receipt {

    /** It is on disk, by this try or by an earlier one with the same key. */
    record Filed(SymptomReport report) implements Receipt {}

    /** Another report was filed with this key. */
    record KeyReused() implements Receipt {}
}
