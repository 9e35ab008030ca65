package org.nape.content.advice;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.nape.messaging.DatabaseException;

/** The red flags of all persons. */
@ApplicationScoped
class RedFlags implements PanacheRepositoryBase<RedFlagRow, UUID> {
    private static final String ADD = """
            insert into red_flag (red_flag_id, person_id, level, raised_at) values (?, ?, ?, ?) on conflict do nothing""";

    private final DataSource database;

    RedFlags(DataSource database) {
        this.database = database;
    }

    /** One that is there already stays as it is. */
    void add(RedFlagRow row) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(ADD)) {
            statement.setObject(1, row.redFlagId);
            statement.setObject(2, row.personId);
            statement.setString(3, row.level.name());
            statement.setObject(4, row.raisedAt.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("A red flag could not be kept", e);
        }
    }

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
