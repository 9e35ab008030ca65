package org.nape.triage.rulebook;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.nape.messaging.DatabaseException;

/** All rulebooks that this service ever ran with. */
@ApplicationScoped
class Rulebooks implements PanacheRepositoryBase<RulebookRow, String> {
    private static final String KEEP =
            "insert into rulebook (hash, version, content) values (?, ?, ?) on conflict do nothing";

    private final DataSource database;

    Rulebooks(DataSource database) {
        this.database = database;
    }

    /** Keeps it, unless it is kept already; of many replicas that do so at once, one does. */
    void keep(Rulebook rulebook) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(KEEP)) {
            statement.setString(1, rulebook.hash());
            statement.setString(2, rulebook.version());
            statement.setString(3, rulebook.json());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("The rulebook could not be kept", e);
        }
    }

    Optional<Rulebook> findWithHash(String hash) {
        return findByIdOptional(hash).map(Rulebooks::rulebook);
    }

    /** Of several with this version, the one that came last. */
    Optional<Rulebook> findNewest(String version) {
        return find("version = ?1 order by firstUsedAt desc, hash desc", version)
                .firstResultOptional()
                .map(Rulebooks::rulebook);
    }

    /** At most so many, the newest first. */
    List<Use> newestFirst(Optional<RulebookPlace> after, int most) {
        var query = after.map(place -> find(
                        "firstUsedAt < ?1 or firstUsedAt = ?1 and hash < ?2 order by firstUsedAt desc, hash desc",
                        place.firstUsedAt(),
                        place.hash()))
                .orElseGet(() -> find("order by firstUsedAt desc, hash desc"));
        return query.project(Use.class).page(0, most).list();
    }

    private static Rulebook rulebook(RulebookRow row) {
        return new Rulebook(row.hash, row.version, row.content);
    }

    /** Since when a rulebook has been in use, without its text. */
    record Use(String hash, String version, Instant firstUsedAt) {}
}
