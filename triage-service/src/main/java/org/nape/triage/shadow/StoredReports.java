package org.nape.triage.shadow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nape.knowledge.Level;
import org.nape.messaging.DatabaseException;
import org.nape.triage.report.Status;

/**
 * All reports of a database, one after the other, and the rules that judged them. One transaction that only reads, so all of
 * it is of one moment; a cursor, so no more than a few hundred reports are in memory however many there are.
 */
final class StoredReports implements AutoCloseable {
    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> ANSWERS = new TypeReference<>() {};
    private static final int AT_A_TIME = 500;
    private static final String NO_TABLE = "42P01";

    private static final String RULES = """
            select hash, rule ->> 'id', rule ->> 'level', rule ->> 'when'
            from rulebook, json_array_elements(content::json -> 'rules') as rule""";
    /** In no order: to sort them all would take as much room as they do. */
    private static final String REPORTS = """
            select id, status, at_least, urgency, rule_ids, conflicts, rules_hash, answers from symptom_report""";

    private final Connection connection;
    private final ObjectMapper json = new ObjectMapper();

    private StoredReports(Connection connection) {
        this.connection = connection;
    }

    /** Every wait has an end: a database that goes away is noticed. */
    static StoredReports in(String url, String user, String password) {
        var properties = new Properties();
        properties.putAll(Map.of(
                "user", user,
                "password", password,
                "connectTimeout", "5",
                "loginTimeout", "10",
                "socketTimeout", "60",
                "readOnly", "true",
                "ApplicationName", "nape shadow"));
        try {
            var connection = DriverManager.getConnection(url, properties);
            connection.setAutoCommit(false);
            return new StoredReports(connection);
        } catch (SQLException e) {
            throw new DatabaseException("The database cannot be reached", e);
        }
    }

    /** Rulebook hash to its rules. */
    Map<String, List<KeptRule>> keptRules() {
        var kept = new HashMap<String, List<KeptRule>>();
        read(
                RULES,
                row -> kept.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                        .add(new KeptRule(row.getString(2), Level.valueOf(row.getString(3)), row.getString(4))));
        return kept;
    }

    void forEach(Consumer<StoredReport> judge) {
        read(REPORTS, row -> judge.accept(report(row)));
    }

    private void read(String query, RowReader reader) {
        try (var statement = connection.prepareStatement(query)) {
            statement.setFetchSize(AT_A_TIME);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    reader.read(row);
                }
            }
        } catch (SQLException e) {
            var why = NO_TABLE.equals(e.getSQLState())
                    ? "This release has not run on this database yet"
                    : "The reports cannot be read";
            throw new DatabaseException(why, e);
        }
    }

    private StoredReport report(ResultSet row) throws SQLException {
        var id = row.getString("id");
        return new StoredReport(
                id,
                new Outcome(
                        Status.ofId(row.getString("status")),
                        Level.valueOf(row.getString("urgency")),
                        Optional.ofNullable(row.getString("at_least")).map(Level::valueOf)),
                List.of((String[]) row.getArray("rule_ids").getArray()),
                List.of((String[]) row.getArray("conflicts").getArray()),
                Optional.ofNullable(row.getString("rules_hash")),
                answers(id, row.getString("answers")));
    }

    private Map<String, @Nullable Object> answers(String id, String text) {
        try {
            return json.readValue(text, ANSWERS);
        } catch (JsonProcessingException e) {
            // Without the cause: its message quotes the answers.
            throw new IllegalStateException("The answers of report " + id + " cannot be read");
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new DatabaseException("The database cannot be left", e);
        }
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }
}
