package org.nape.testbed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Everything that a database holds, as text: what is not in here is not kept. */
public final class Dump {
    private static final String TABLES = """
            select relname from pg_class join pg_namespace on pg_namespace.oid = relnamespace
            where nspname = current_schema() and relkind in ('r', 'p') and not relispartition order by relname""";

    private Dump() {}

    /** A row, each column as PostgreSQL writes it. */
    public record Row(String table, String text) {}

    public static List<Row> of(Connection database) throws SQLException {
        var rows = new ArrayList<Row>();
        for (var table : tables(database)) {
            texts(database, "select whole::text from %s whole".formatted(table))
                    .forEach(text -> rows.add(new Row(table, text)));
        }
        return rows;
    }

    static List<String> tables(Connection database) throws SQLException {
        return texts(database, TABLES);
    }

    /** The first column of what is found. */
    static List<String> texts(Connection database, String query) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        }
    }
}
