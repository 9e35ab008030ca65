package org.nape.mydata;

import java.util.List;
import java.util.Set;
import org.nape.events.Event;

/**
 * A table that keeps something of persons.
 *
 * @param name what its rows are called when a person takes them out
 * @param whose the condition that a row is the person's, with one {@code ?} for the person's id
 * @param key the columns that tell one row of a person from another, in the order in which rows are taken out
 * @param json the text columns that hold JSON
 * @param staying the condition of rows that an erasure leaves for whoever still needs them; empty for none
 * @param leaving what an erasure does before it deletes, with one {@code ?} for the person's id; empty for nothing
 */
public record PersonalTable(
        String name, String table, String whose, List<String> key, Set<String> json, String staying, String leaving) {
    /** What is owed still goes where somebody must act: it holds no answers, and leaves once Kafka has it. */
    private static final String RED_FLAGS = "topic in ('" + String.join("', '", Event.NUMBERED) + "')";

    public PersonalTable {
        key = List.copyOf(key);
        json = Set.copyOf(json);
        if (key.isEmpty()) {
            throw new IllegalArgumentException("Rows without a key have no order: " + table);
        }
    }

    /** A table whose rows name the person in a column {@code person_id}. */
    public static PersonalTable of(String name, String table, String... key) {
        return new PersonalTable(name, table, "person_id = ?", List.of(key), Set.of(), "", "");
    }

    /** What the service still owes the others. */
    public static PersonalTable outbox() {
        var outbox = of("eventsToSend", "outbox", "id").withJson("payload");
        return new PersonalTable(outbox.name, outbox.table, outbox.whose, outbox.key, outbox.json, RED_FLAGS, "");
    }

    /** A table whose rows do not name the person but are reached by something that does. */
    public PersonalTable reachedBy(String condition) {
        return new PersonalTable(name, table, condition, key, json, staying, leaving);
    }

    public PersonalTable withJson(String... columns) {
        return new PersonalTable(name, table, whose, key, Set.of(columns), staying, leaving);
    }

    /**
     * Before its rows are deleted, this statement makes those nobody's that somebody else would miss: they must say nothing of the
     * person any more.
     */
    public PersonalTable leaving(String statement) {
        return new PersonalTable(name, table, whose, key, json, staying, statement);
    }

    /** Waits for whoever is at work on a row, and keeps everyone else from beginning. */
    String hold() {
        return "select count(*) from (select from %s where %s for update) held".formatted(table, whose);
    }

    String delete() {
        return "delete from %s where %s".formatted(table, whose) + (staying.isEmpty() ? "" : " and not " + staying);
    }

    /** The first rows, or those after the row with a given key. */
    String page(boolean isFirst, int rows) {
        var columns = String.join(", ", key);
        var after = isFirst
                ? ""
                : " and (%s) > (%s)"
                        .formatted(
                                columns,
                                String.join(", ", key.stream().map(_ -> "?").toList()));
        return "select * from %s where %s%s order by %s limit %d".formatted(table, whose, after, columns, rows);
    }
}
