package org.nape.content.advice;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The red flags of all persons. */
@ApplicationScoped
class RedFlags implements PanacheRepositoryBase<RedFlagRow, UUID> {
    /** The first of each level that was raised for a person at that time or later. */
    List<RedFlag> firstOfEachLevelSince(UUID personId, Instant time) {
        return find(
                        "select level, min(raisedAt) from RedFlagRow where personId = ?1 and raisedAt >= ?2 group by level",
                        personId,
                        time)
                .project(RedFlag.class)
                .list();
    }

    Optional<RedFlagRow> findLastBefore(UUID personId, Instant time) {
        return find("personId = ?1 and raisedAt < ?2 order by raisedAt desc", personId, time)
                .firstResultOptional();
    }
}
