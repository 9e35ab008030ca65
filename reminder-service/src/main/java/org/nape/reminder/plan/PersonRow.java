package org.nape.reminder.plan;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nape.reminder.plan.Standing.Mark;

/** What is known of a person, as it is stored. */
@Entity
@Table(name = "person")
class PersonRow {
    @Id
    UUID personId;

    @Nullable
    UUID newestReportId;

    @Nullable
    Instant newestReportAt;

    @Nullable
    Instant newestSelfCareAt;

    @Nullable
    Instant newestRedFlagAt;

    @Nullable
    UUID redFlagReportId;

    Standing standing() {
        return new Standing(
                mark(newestReportAt, newestReportId),
                Optional.ofNullable(newestSelfCareAt),
                mark(newestRedFlagAt, redFlagReportId));
    }

    void rememberReport(Mark report) {
        newestReportAt = report.at();
        newestReportId = report.reportId();
    }

    /** Also one that arrives late: it lifts a red flag that is older still. */
    void rememberSelfCare(Instant reportedAt) {
        if (newestSelfCareAt == null || reportedAt.isAfter(newestSelfCareAt)) {
            newestSelfCareAt = reportedAt;
        }
    }

    /** Only the newest counts: it ends whatever an older one ends. */
    void rememberRedFlag(Mark redFlag) {
        if (newestRedFlagAt == null || redFlag.at().isAfter(newestRedFlagAt)) {
            newestRedFlagAt = redFlag.at();
            redFlagReportId = redFlag.reportId();
        }
    }

    private static Optional<Mark> mark(@Nullable Instant at, @Nullable UUID reportId) {
        return at == null || reportId == null ? Optional.empty() : Optional.of(new Mark(at, reportId));
    }
}
