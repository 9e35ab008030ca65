package org.nape.reminder.plan;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;

/** Everyone who ever reported, or made a reminder. */
@ApplicationScoped
class Persons implements PanacheRepositoryBase<PersonRow, UUID> {
    /** The person's row, locked until the transaction ends: of all that changes one person's plan, one is at work. */
    PersonRow lock(UUID personId) {
        getEntityManager()
                .createNativeQuery("insert into person (person_id) values (?1) on conflict do nothing")
                .setParameter(1, personId)
                .executeUpdate();
        return findById(personId, LockModeType.PESSIMISTIC_WRITE);
    }
}
