package org.nape.content.advice;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nape.events.ContentMadeWorse;

/** What each person said made it worse. */
@ApplicationScoped
class MadeWorseList implements PanacheRepositoryBase<MadeWorseRow, MadeWorseRow.Key> {
    /** Said again, it is no other. */
    void keep(ContentMadeWorse said) {
        getEntityManager()
                .createNativeQuery("insert into made_worse (person_id, content_slug, said_at) values (?1, ?2, ?3)"
                        + " on conflict do nothing")
                .setParameter(1, said.personId())
                .setParameter(2, said.contentSlug())
                .setParameter(3, said.saidAt())
                .executeUpdate();
    }

    Set<String> slugs(UUID personId) {
        return find("personId", personId).stream().map(row -> row.contentSlug).collect(Collectors.toSet());
    }
}
