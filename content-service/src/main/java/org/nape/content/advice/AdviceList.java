package org.nape.content.advice;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All advice that was given, one for each report. */
@ApplicationScoped
class AdviceList implements PanacheRepositoryBase<AdviceRow, UUID> {
    Optional<AdviceRow> findOwn(UUID personId, UUID reportId) {
        return find("personId = ?1 and reportId = ?2", personId, reportId).firstResultOptional();
    }

    List<NewestReport> newestReportOfEachLevel(UUID personId) {
        return find("select level, max(reportedAt) from AdviceRow where personId = ?1 group by level", personId)
                .project(NewestReport.class)
                .list();
    }
}
