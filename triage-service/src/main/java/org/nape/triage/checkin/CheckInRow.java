package org.nape.triage.checkin;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A check-in as it is stored; the answer comes later. */
@Entity
@Table(name = "check_in")
@SuppressWarnings("NullAway.Init")
class CheckInRow {
    @Id
    UUID id;

    UUID personId;
    String kind;
    Instant dueAt;

    @Nullable
    Instant answeredAt;

    @Nullable
    String outcome;

    @Nullable
    String answers;

    @Nullable
    UUID reportId;

    boolean usedEarlierAnswers;

    @Nullable
    String idempotencyKey;

    byte @Nullable [] requestHash;

    static CheckInRow of(UUID id, UUID personId, String kind, Instant dueAt) {
        var row = new CheckInRow();
        row.id = id;
        row.personId = personId;
        row.kind = kind;
        row.dueAt = dueAt;
        return row;
    }
}
