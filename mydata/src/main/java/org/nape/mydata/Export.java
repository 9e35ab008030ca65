package org.nape.mydata;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.nape.messaging.DatabaseException;

/**
 * Everything that a service keeps of a person, as it is kept, written as one JSON object with an array for each table.
 * However much it is, one page of rows is in memory; and no connection to the database waits for a slow reader.
 */
@ApplicationScoped
public class Export {
    private static final int PAGE = 200;

    private final DataSource database;
    private final PersonalTables tables;
    private final ObjectMapper json;
    private final ObjectWriter rowWriter;

    Export(DataSource database, PersonalTables tables, ObjectMapper json) {
        this.database = database;
        this.tables = tables;
        this.json = json;
        this.rowWriter = json.writer().without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
    }

    public void write(UUID personId, OutputStream out) throws IOException {
        // Closed only at the end: closing it after a failure would complete the JSON, and half of it would look whole.
        var writing = json.getFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        writing.writeStartObject();
        for (var table : tables.inOrder()) {
            writing.writeArrayFieldStart(table.name());
            writeRows(table, personId, writing);
            writing.writeEndArray();
        }
        writing.writeEndObject();
        writing.close();
    }

    private void writeRows(PersonalTable table, UUID personId, JsonGenerator writing) throws IOException {
        var page = read(table, personId, List.of());
        while (!page.rows().isEmpty()) {
            for (var row : page.rows()) {
                rowWriter.writeValue(writing, row);
            }
            page = page.rows().size() < PAGE ? RowPage.NONE : read(table, personId, page.lastKey());
        }
    }

    private RowPage read(PersonalTable table, UUID personId, List<Object> after) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(table.page(after.isEmpty(), PAGE))) {
            statement.setObject(1, personId);
            for (var i = 0; i < after.size(); i++) {
                statement.setObject(i + 2, after.get(i));
            }
            try (var rows = statement.executeQuery()) {
                return RowPage.read(rows, table, json);
            }
        } catch (SQLException e) {
            throw new DatabaseException("What is kept of a person could not be read", e);
        }
    }
}
