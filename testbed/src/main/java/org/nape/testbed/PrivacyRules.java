package org.nape.testbed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What a service keeps of persons is known, can be erased, and stays away. Each service has one test that names its tables:
 * who adds one has to say whether it is of persons.
 */
public final class PrivacyRules {
    private static final String NAMING_PERSONS = """
            select table_name from information_schema.columns
            where table_schema = current_schema() and column_name = 'person_id'""";
    private static final String GUARDED = """
            select event_object_table from information_schema.triggers
            where trigger_schema = current_schema() and trigger_name = 'refuse_erased_person'""";

    /** They hold no persons, or nothing but what was taken in, owed or erased. */
    private static final List<String> OF_EVERY_SERVICE =
            List.of("flyway_schema_history", "inbox", "erased_person", "event_number");

    private PrivacyRules() {}

    /** Checks the tables of a service's database; tells everything that is wrong at once. */
    public static void check(Connection database, Collection<String> ofPersons, String... ofNobody)
            throws SQLException {
        var broken = new ArrayList<String>();
        var tables = Dump.tables(database);
        var unknown = new ArrayList<>(tables);
        unknown.removeAll(ofPersons);
        unknown.removeAll(List.of(ofNobody));
        unknown.removeAll(OF_EVERY_SERVICE);
        unknown.forEach(table -> broken.add(table + ": is it of persons? Then its rows must be shown and erased"));
        ofPersons.stream()
                .filter(table -> !tables.contains(table))
                .forEach(table -> broken.add(table + ": there is no such table"));

        var named = Dump.texts(database, NAMING_PERSONS);
        named.stream()
                .filter(table -> !ofPersons.contains(table))
                .forEach(table -> broken.add(table + ": has a person_id, but is neither shown nor erased"));
        named.removeAll(Dump.texts(database, GUARDED));
        named.remove("outbox");
        named.forEach(table -> broken.add(table + ": lacks the trigger refuse_erased_person"));
        if (!broken.isEmpty()) {
            throw new AssertionError(String.join(System.lineSeparator(), broken));
        }
    }
}
