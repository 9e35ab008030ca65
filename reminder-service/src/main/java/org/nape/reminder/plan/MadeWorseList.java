package org.nape.reminder.plan;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What each person said made it worse. Whoever adds something holds the person's row. */
@ApplicationScoped
class MadeWorseList implements PanacheRepositoryBase<MadeWorseRow, MadeWorseRow.Key> {
    Set<String> slugs(UUID personId) {
        return find("personId", personId).stream().map(row -> row.contentSlug).collect(Collectors.toSet());
    }

    Optional<MadeWorseRow> find(UUID personId, String slug) {
        return findByIdOptional(new MadeWorseRow.Key(personId, slug));
    }
}
