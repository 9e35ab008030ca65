package org.nape.reminder.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.nape.messaging.DatabaseException;
import org.nape.reminder.plan.Choices.Remedy;

/** What each person chose. Whoever changes it holds the person's row. */
@ApplicationScoped
class ChoiceList {
    static final String READ =
            "select prefers, causes_in_order, prevention, version from plan_choice where person_id = ?";

    private static final String PUT = """
            insert into plan_choice (person_id, prefers, causes_in_order, prevention, version, changed_at)
            values (?, ?, ?, ?, ?, now())
            on conflict (person_id) do update
            set (prefers, causes_in_order, prevention, version, changed_at)
                = (excluded.prefers, excluded.causes_in_order, excluded.prevention, excluded.version, excluded.changed_at)""";

    private final DataSource database;

    ChoiceList(DataSource database) {
        this.database = database;
    }

    Choices of(UUID personId) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(READ)) {
            statement.setObject(1, personId);
            try (var row = statement.executeQuery()) {
                return row.next() ? choices(row) : Choices.NONE;
            }
        } catch (SQLException e) {
            throw new DatabaseException("Choices could not be read", e);
        }
    }

    void put(UUID personId, Choices choices) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(PUT)) {
            statement.setObject(1, personId);
            statement.setString(2, choices.prefers().map(ChoiceList::text).orElse(null));
            statement.setArray(
                    3, connection.createArrayOf("text", choices.causesInOrder().toArray()));
            statement.setBoolean(4, choices.prevention());
            statement.setLong(5, choices.version());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("Choices could not be kept", e);
        }
    }

    static Choices choices(ResultSet row) throws SQLException {
        return new Choices(
                Optional.ofNullable(row.getString(1)).map(text -> Remedy.valueOf(text.toUpperCase(Locale.ROOT))),
                List.of((String[]) row.getArray(2).getArray()),
                row.getBoolean(3),
                row.getLong(4));
    }

    private static String text(Remedy remedy) {
        return remedy.name().toLowerCase(Locale.ROOT);
    }
}
