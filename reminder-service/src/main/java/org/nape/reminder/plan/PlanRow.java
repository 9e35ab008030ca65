package org.nape.reminder.plan;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
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
    Instant handsOverAt;

    String @Nullable [] laterParts;

    String @Nullable [] laterShown;

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
        plan.handOver().ifPresent(row::take);
        return row;
    }

    private void take(Plan.HandOver later) {
        handsOverAt = later.at();
        laterParts = later.parts().toArray(String[]::new);
        laterShown = later.shown().toArray(String[]::new);
    }

    /** The care plans that it is made of at this moment. */
    List<String> partsAt(Instant now) {
        return laterParts == null || isBeforeHandOver(now) ? List.of(parts) : List.of(laterParts);
    }

    /** The slugs that it shows at this moment. */
    List<String> shownAt(Instant now) {
        return laterShown == null || isBeforeHandOver(now) ? List.of(shown) : List.of(laterShown);
    }

    void hide(HiddenContent hidden) {
        shown = hidden.removeFrom(List.of(shown)).toArray(String[]::new);
        if (laterShown != null) {
            laterShown = hidden.removeFrom(List.of(laterShown)).toArray(String[]::new);
        }
    }

    private boolean isBeforeHandOver(Instant now) {
        return handsOverAt != null && now.isBefore(handsOverAt);
    }
}
