package org.nape.content.advice;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.nape.events.RedFlagRaised;
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
}
