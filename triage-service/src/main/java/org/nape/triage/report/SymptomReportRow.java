package org.nape.triage.report;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A report as it is kept; written by one SQL statement and only read here. */
@Entity
@Table(name = "symptom_report")
@Immutable
@SuppressWarnings("NullAway.Init")
class SymptomReportRow {
    @Id
    UUID id;

    UUID personId;
    Instant reportedAt;
    String rulesVersion;

    @Nullable
    String rulesHash;

    String status;

    @Nullable
    String level;

    @Nullable
    String atLeast;

    String urgency;
    String[] ruleIds;
    String[] unresolved;
    String[] conflicts;
    String answers;

    @Nullable
    String country;

    @Nullable
    String timeZone;

    @Nullable
    String idempotencyKey;

    byte @Nullable [] requestHash;
}
