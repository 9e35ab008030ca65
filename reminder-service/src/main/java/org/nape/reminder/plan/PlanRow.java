package org.nape.reminder.plan;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;
import org.nape.events.SymptomReported;
import org.nape.knowledge.Level;

/** A plan as it is stored; its reminders and check-ins are rows of their own. */
@Entity
@Table(name = "plan")
class PlanRow {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    UUID personId;

    UUID reportId;

    @Enumerated(EnumType.STRING)
    Level level;

    Instant reportedAt;

    Instant startedAt;

    Instant endsAt;

    String timeZone;

    String[] parts;

    String[] shown;

    @Nullable
    Instant stoppedAt;

    @Nullable
    String stopReason;

    static PlanRow of(SymptomReported report, Plan plan) {
        var row = new PlanRow();
        row.personId = report.personId();
        row.reportId = report.reportId();
        row.level = plan.level();
        row.reportedAt = report.reportedAt();
        row.startedAt = plan.startsAt();
        row.endsAt = plan.endsAt();
        row.timeZone = plan.zone().getId();
        row.parts = plan.parts().toArray(String[]::new);
        row.shown = plan.shown().toArray(String[]::new);
        return row;
    }
}
