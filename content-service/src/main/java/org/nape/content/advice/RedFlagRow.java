package org.nape.content.advice;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.nape.events.RedFlagRaised;
import org.nape.events.SymptomReported;
import org.nape.knowledge.Level;

/** A red flag as it is stored. */
@Entity
@Table(name = "red_flag")
class RedFlagRow {
    @Id
    UUID redFlagId;

    UUID personId;

    @Enumerated(EnumType.STRING)
    Level level;

    Instant raisedAt;

    static RedFlagRow of(RedFlagRaised event, Level level) {
        var row = new RedFlagRow();
        row.redFlagId = event.redFlagId();
        row.personId = event.personId();
        row.level = level;
        row.raisedAt = event.raisedAt();
        return row;
    }

    /**
     * A report raises at most one red flag, at the time of the report. It is kept under the report's id, beside what the flag's
     * own event tells: so the two listeners never write the same row, and which of them is first makes no difference.
     */
    static RedFlagRow of(SymptomReported report, Level level) {
        var row = new RedFlagRow();
        row.redFlagId = report.reportId();
        row.personId = report.personId();
        row.level = level;
        row.raisedAt = report.reportedAt();
        return row;
    }
}
