package org.nape.mydata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a table, each column by its name in JSON, in the order of the columns.
 *
 * @param lastKey what the next page starts after
 */
record RowPage(List<Map<String, @Nullable Object>> rows, List<Object> lastKey) {
    static final RowPage NONE = new RowPage(List.of(), List.of());
    /** It is the same in all rows, and said once for all of them. */
    private static final String PERSON = "person_id";

    static RowPage read(ResultSet row, PersonalTable table, ObjectMapper json) throws SQLException {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        var lastKey = new ArrayList<Object>();
        while (row.next()) {
            rows.add(values(row, table, json));
            lastKey.clear();
            for (var column : table.key()) {
                lastKey.add(row.getObject(column));
            }
        }
        return new RowPage(rows, lastKey);
    }

    private static Map<String, @Nullable Object> values(ResultSet row, PersonalTable table, ObjectMapper json)
            throws SQLException {
        var values = new LinkedHashMap<String, @Nullable Object>();
        var columns = row.getMetaData();
        for (var i = 1; i <= columns.getColumnCount(); i++) {
            var column = columns.getColumnName(i);
            if (!column.equals(PERSON)) {
                var type = table.json().contains(column) ? "json" : columns.getColumnTypeName(i);
                values.put(camelCase(column), row.getObject(i) == null ? null : value(row, i, type, json));
            }
        }
        return values;
    }

    /** As the API writes it elsewhere. */
    private static Object value(ResultSet row, int column, String type, ObjectMapper json) throws SQLException {
        return switch (type) {
            case "timestamptz" ->
                row.getObject(column, OffsetDateTime.class).toInstant().toString();
            case "timestamp" -> row.getObject(column, LocalDateTime.class).toString();
            case "json", "jsonb" -> tree(row.getString(column), json);
            case "bool", "int2", "int4", "int8", "float4", "float8", "numeric", "bytea" -> row.getObject(column);
            case String array
            when array.startsWith("_") ->
                Stream.of((Object[]) row.getArray(column).getArray())
                        .map(String::valueOf)
                        .toList();
            default -> row.getString(column);
        };
    }

    private static Object tree(String text, ObjectMapper json) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("What is kept is no JSON", e);
        }
    }

    private static String camelCase(String column) {
        var name = new StringBuilder();
        for (var word : column.split("_")) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }
}
