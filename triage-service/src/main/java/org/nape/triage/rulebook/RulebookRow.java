package org.nape.triage.rulebook;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A rulebook as it is kept; written by one SQL statement and only read here. */
@Entity
@Table(name = "rulebook")
@Immutable
@SuppressWarnings("NullAway.Init")
class RulebookRow {
    @Id
    String hash;

    String version;
    Instant firstUsedAt;
    String content;
}
