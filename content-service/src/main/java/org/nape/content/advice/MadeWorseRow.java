package org.nape.content.advice;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What a person said made it worse, as it is stored. */
@Entity
@Table(name = "made_worse")
@IdClass(MadeWorseRow.Key.class)
class MadeWorseRow {
    @Id
    UUID personId;

    @Id
    String contentSlug;

    Instant saidAt;

    /** It is said of a content item once. */
    record Key(UUID personId, String contentSlug) {}
}
