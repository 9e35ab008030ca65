package org.nape.reminder.plan;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** All plans that were ever made; at most one of a person's runs. */
@ApplicationScoped
class Plans implements PanacheRepositoryBase<PlanRow, UUID> {
    Optional<PlanRow> findRunning(UUID personId) {
        return find("personId = ?1 and stoppedAt is null", personId).firstResultOptional();
    }

    Optional<PlanRow> findNewest(UUID personId) {
        return find("personId = ?1 order by reportedAt desc", personId).firstResultOptional();
    }
}
