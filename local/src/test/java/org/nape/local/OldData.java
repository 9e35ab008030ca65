package org.nape.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.nape.testbed.EmbeddedPostgres;
import org.nape.testbed.Repository;

/** Data as a platform made them before events had numbers, with a red flag that Kafka did not have yet. */
final class OldData {
    /** The red flag that was owed then. */
    static final UUID OWED = UUID.fromString("01980a4e-4b5e-7c1a-9d57-0f5b3c1e2bff");

    private static final String PASSWORD = "of-then";
    private static final String MESSAGING = "messaging/src/main/resources/db/messaging/V0_1__outbox_and_inbox.sql";
    /** Service to the numbers of its migrations then; a database has the name of the service. */
    private static final Map<String, List<Integer>> MIGRATIONS =
            Map.of("triage", List.of(1, 2, 3, 4, 5, 6, 7), "content", List.of(1, 2, 3), "reminder", List.of(1, 2, 10));

    private OldData() {}

    static void make(Path data) throws IOException, SQLException {
        try (var postgres = EmbeddedPostgres.start(
                data.resolve("postgres").toAbsolutePath(), Ports.free(1).getFirst())) {
            for (var service : MIGRATIONS.keySet()) {
                postgres.createDatabase(service, service, PASSWORD);
                migrate(service, postgres.jdbcUrl(service));
            }
            owe(postgres.jdbcUrl("triage"));
        }
    }

    private static void migrate(String service, String url) throws IOException {
        var then = Files.createTempDirectory(Path.of("target"), service + "-migrations-");
        var messaging = Repository.root().resolve(MESSAGING);
        Files.copy(messaging, then.resolve(messaging.getFileName()));
        var all = Repository.root().resolve(service + "-service/src/main/resources/db/migration");
        for (var number : MIGRATIONS.getOrDefault(service, List.of())) {
            try (var found = Files.newDirectoryStream(all, "V" + number + "__*.sql")) {
                for (var migration : found) {
                    Files.copy(migration, then.resolve(migration.getFileName()));
                }
            }
        }
        Flyway.configure()
                .dataSource(url, service, PASSWORD)
                .locations("filesystem:" + then)
                .load()
                .migrate();
    }

    private static void owe(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url, "triage", PASSWORD);
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into outbox (event_id, topic, person_id, payload)
                    values ('%1$s', 'red-flag-raised', '%1$s',
                        '{"redFlagId":"%1$s","reportId":"%1$s","personId":"%1$s","level":"URGENT","concerns":["fracture"],
                          "ruleIds":["u_rule"],"raisedAt":"2026-11-22T12:00:00Z"}')""".formatted(OWED));
        }
    }
}
