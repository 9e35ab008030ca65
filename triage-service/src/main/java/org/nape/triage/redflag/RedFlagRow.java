package org.nape.triage.redflag;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

/** A red flag as it is kept; written first by the SQL statement that files its report. */
@Entity
@Table(name = "red_flag")
@SuppressWarnings("NullAway.Init")
class RedFlagRow {
    @Id
    UUID id;

    UUID reportId;
    UUID personId;
    String level;
    String[] concerns;
    String[] ruleIds;
    Instant raisedAt;

    @Nullable
    Instant escalateAt;

    @Nullable
    Instant escalatedAt;

    @Nullable
    Instant acknowledgedAt;

    @Nullable
    String acknowledgedSubject;

    @Nullable
    String acknowledgedBy;

    @Nullable
    String note;

    @Nullable
    Instant closedAt;

    @Nullable
    String closedSubject;

    @Nullable
    String closedBy;

    @Nullable
    String closingNote;

    @Formula("(select given.sequence from event_number given where given.event_id = cast(id as varchar))")
    @Nullable
    Long raisedSequence;

    @Formula("(select given.sequence from event_number given"
            + " where given.event_id = concat(cast(id as varchar), '/escalated'))")
    @Nullable
    Long escalatedSequence;

    @Formula("(select given.sequence from event_number given"
            + " where given.event_id = concat(cast(id as varchar), '/acknowledged'))")
    @Nullable
    Long acknowledgedSequence;
}
