package org.nape.content.advice;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.nape.events.SymptomReported;
import org.nape.knowledge.ContentItem;
import org.nape.knowledge.Level;

/** The advice on a report as it is stored: slugs, so that a better text reaches advice that was given before. */
@Entity
@Table(name = "advice")
class AdviceRow {
    @Id
    UUID reportId;

    UUID personId;

    Instant reportedAt;

    @Enumerated(EnumType.STRING)
    @Nullable
    Level level;

    @JdbcTypeCode(SqlTypes.JSON)
    List<String> shown;

    @JdbcTypeCode(SqlTypes.JSON)
    List<Reason> withheld;

    static AdviceRow of(SymptomReported report, Advice advice) {
        var row = new AdviceRow();
        row.reportId = report.reportId();
        row.personId = report.personId();
        row.reportedAt = report.reportedAt();
        row.level = advice.level().orElse(null);
        row.shown = advice.care().shown().stream().map(ContentItem::slug).toList();
        row.withheld = advice.care().withheld().stream()
                .map(each -> new Reason(each.item().slug(), each.because()))
                .toList();
        return row;
    }

    /** An item that is not shown, and why. */
    record Reason(String slug, String because) {}
}
