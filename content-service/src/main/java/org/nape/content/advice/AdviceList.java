package org.nape.content.advice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.nape.messaging.DatabaseException;

/** All advice that was given, one for each report. */
@ApplicationScoped
class AdviceList implements PanacheRepositoryBase<AdviceRow, UUID> {
    private static final String ADD = """
            insert into advice (report_id, person_id, reported_at, level, shown, withheld)
            values (?, ?, ?, ?, ?::jsonb, ?::jsonb) on conflict do nothing""";

    private final DataSource database;
    private final ObjectMapper json = new ObjectMapper();

    AdviceList(DataSource database) {
        this.database = database;
    }

    /** A report has one advice, the first. */
    void add(AdviceRow row) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(ADD)) {
            statement.setObject(1, row.reportId);
            statement.setObject(2, row.personId);
            statement.setObject(3, row.reportedAt.atOffset(ZoneOffset.UTC));
            statement.setString(4, row.level == null ? null : row.level.name());
            statement.setString(5, write(row.shown));
            statement.setString(6, write(row.withheld));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("Advice could not be kept", e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("Advice cannot be written as JSON", e);
        }
    }

    Optional<AdviceRow> findOwn(UUID personId, UUID reportId) {
        return find("personId = ?1 and reportId = ?2", personId, reportId).firstResultOptional();
    }

    List<NewestReport> newestReportOfEachLevel(UUID personId) {
        return find("select level, max(reportedAt) from AdviceRow where personId = ?1 group by level", personId)
                .project(NewestReport.class)
                .list();
    }
}
