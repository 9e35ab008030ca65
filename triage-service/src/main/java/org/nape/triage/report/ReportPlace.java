package org.nape.triage.report;

import java.time.Instant;
import java.util.UUID;

/** The place of a report in the list, newest first: what the next page starts after. */
record ReportPlace(Instant reportedAt, UUID id) {
    static ReportPlace of(SymptomReport report) {
        return new ReportPlace(report.reportedAt(), report.id());
    }

    static ReportPlace parse(String text) {
        var parts = text.split("/", 2);
        return new ReportPlace(Instant.parse(parts[0]), UUID.fromString(parts[1]));
    }

    @Override
    public String toString() {
        return reportedAt + "/" + id;
    }
}
