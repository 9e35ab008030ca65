package org.nape.reminder.plan;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.nape.events.SymptomReported;
import org.nape.knowledge.Level;

/** A plan as it is stored; its reminders and check-ins are rows of their own. */
@Entity
@Table(name = "plan")
class PlanRow {
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    @Id
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

    /** Of a plan that was made before there was anything to choose, this and what follows is not known. */
    @Nullable
    Instant onset;

    /** The zone in which the plan began; {@code timeZone} is where the person is. */
    @Nullable
    String beganIn;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    Courses courses;

    /** Since when the person is well again; what may go on then is prevention. */
    @Nullable
    Instant recoveredAt;

    @Nullable
    Instant stoppedAt;

    @Nullable
    String stopReason;

    static PlanRow of(SymptomReported report, Plan plan) {
        var row = new PlanRow();
        row.id = IDS.generate();
        row.personId = report.personId();
        row.reportId = report.reportId();
        row.level = plan.level();
        row.reportedAt = report.reportedAt();
        row.startedAt = plan.startsAt();
        row.endsAt = plan.endsAt();
        row.onset = plan.composition().onset();
        row.beganIn = plan.composition().zone().getId();
        row.courses = plan.composition().courses();
        row.take(plan);
        return row;
    }

    /** What it is made of and shows from now on. */
    void take(Plan plan) {
        timeZone = plan.zone().getId();
        parts = plan.parts().toArray(String[]::new);
        shown = plan.shown().toArray(String[]::new);
        var later = plan.handOver();
        handsOverAt = later.map(Plan.HandOver::at).orElse(null);
        laterParts = later.map(next -> next.parts().toArray(String[]::new)).orElse(null);
        laterShown = later.map(next -> next.shown().toArray(String[]::new)).orElse(null);
    }

    Optional<Composition> composition() {
        return onset == null || beganIn == null || courses == null
                ? Optional.empty()
                : Optional.of(new Composition(level, startedAt, ZoneId.of(beganIn), onset, courses));
    }

    /** Whether there is still something to choose: it runs, or the person is well again and may ask for prevention. */
    boolean isOpen(Instant now) {
        return now.isBefore(endsAt) && (stoppedAt == null || recoveredAt != null);
    }

    /** What by these choices would be shown, but was taken away since. */
    Set<String> withdrawn(Choices chosen) {
        var isRecovering = stoppedAt == null && recoveredAt != null;
        var withdrawn = Stream.ofNullable(courses)
                .flatMap(each -> each.of(chosen.prevention(), isRecovering).stream())
                .flatMap(Courses.Course::both)
                .flatMap(each -> each.shown().stream())
                .collect(Collectors.toSet());
        withdrawn.removeAll(List.of(shown));
        withdrawn.removeAll(laterShown == null ? List.of() : List.of(laterShown));
        return withdrawn;
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
