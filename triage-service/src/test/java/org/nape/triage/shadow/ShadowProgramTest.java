package org.nape.triage.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nape.knowledge.Knowledge;
import org.nape.testbed.Testbed;
import org.nape.triage.Person;
import org.nape.triage.RuleFiles;
import org.nape.triage.Symptoms;

/** The program on databases of its own, with reports that the service itself has judged. */
@QuarkusTest
@QuarkusTestResource(Testbed.class)
class ShadowProgramTest {
    private static final String PASSWORD = "only-for-tests";
    private static final int MANY = 100_000;

    @TempDir
    Path directory;

    @TempDir
    Path elsewhere;

    @Inject
    DataSource service;

    @Inject
    Flyway flyway;

    private final Person person = Person.someone();
    private final String name = "shadow_" + UUID.randomUUID().toString().replace('-', '_');
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void aDatabaseOfItsOwn() {
        Testbed.servers().postgres().createDatabase(name, name, PASSWORD);
        Flyway.configure()
                .configuration(flyway.getConfiguration())
                .dataSource(url(), name, PASSWORD)
                .load()
                .migrate();
    }

    @Test
    void theSameRulesChangeNoReport() throws Exception {
        var reports = copyOf(Symptoms.examples());

        int exit = run(RuleFiles.copiedTo(directory));

        assertThat(exit).isZero();
        assertThat(told(out))
                .contains("no report changes", "0 down, 0 up, 0 sideways, " + reports + " unchanged")
                .contains(Knowledge.load().contentHash());
        assertThat(told(err)).isEmpty();
    }

    @Test
    void aRuleThatIsGoneIsNamedAndStopsWhoeverAsks() throws Exception {
        copyOf(Symptoms.examples());

        int exit = run(RuleFiles.copiedTo(directory).without("e_meningitis_signs"));

        assertThat(exit).isEqualTo(1);
        assertThat(told(out))
                .contains("down ", "EMERGENCY -> URGENT", "e_meningitis_signs: true at EMERGENCY then, not now")
                .contains("for example ", " 0 up, ")
                .doesNotContain("no report changes");
    }

    @Test
    void aStricterRuleIsNoReasonToStop() throws Exception {
        copyOf(Symptoms.examples());

        int exit = run(
                RuleFiles.copiedTo(directory).replacing("rules.yaml", "'duration_days > 7'", "'duration_days > 1'"));

        assertThat(exit).isZero();
        assertThat(told(out))
                .contains("up ", "SELF_CARE -> ROUTINE", "r_over_a_week: not then, true at ROUTINE now")
                .contains(" 0 down, ");
    }

    @Test
    void noAnswerAndNoPersonIsTold() throws Exception {
        copyOf(List.of(Symptoms.ofPlainSpasm().but("duration_days", 6).but("weight_loss", null)));

        run(RuleFiles.copiedTo(directory).replacing("rules.yaml", "'duration_days > 7'", "'duration_days > 1'"));

        assertThat(told(out) + told(err))
                .contains("r_over_a_week")
                .doesNotContain(person.id().toString(), "duration_days", "weight_loss", "null", "true,")
                // The age, but not in the middle of an id or a hash.
                .doesNotContainPattern("\\b34\\b");
    }

    @Test
    void whatCannotBeFoundOutIsSaidInALine() throws Exception {
        var rules = RuleFiles.copiedTo(directory);

        assertThat(run("--help")).isEqualTo(2);
        assertThat(run("--rules")).isEqualTo(2);
        assertThat(run("--rules", directory.resolve("nowhere").toString())).isEqualTo(2);
        assertThat(run("--rules", elsewhere.toString())).isEqualTo(2);
        rules.replacing("rules.yaml", "'duration_days > 7'", "'duration_days > week'");
        assertThat(run(rules)).isEqualTo(2);

        assertThat(told(out)).isEmpty();
        assertThat(told(err).lines())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("nape: usage: --rules DIRECTORY"),
                        line -> assertThat(line).isEqualTo("nape: usage: --rules DIRECTORY"),
                        line -> assertThat(line)
                                .startsWith("nape: no such directory: ")
                                .endsWith("nowhere"),
                        line -> assertThat(line)
                                .startsWith("nape: no such file: ")
                                .endsWith("references.yaml"),
                        line -> assertThat(line).startsWith("nape: rules.yaml, r_over_a_week, column 17: "));
    }

    @Test
    void aDatabaseThatIsAwayIsNoFall() throws Exception {
        var rules = RuleFiles.copiedTo(directory);
        var away = Map.of("NAPE_DB_URL", "jdbc:postgresql://127.0.0.1:1/" + name, "NAPE_DB_PASSWORD", PASSWORD);
        var stranger = Map.of("NAPE_DB_URL", url(), "NAPE_DB_USER", name, "NAPE_DB_PASSWORD", "wrong");

        assertThat(run(away, "--rules", rules.directory().toString())).isEqualTo(2);
        assertThat(run(stranger, "--rules", rules.directory().toString())).isEqualTo(2);

        assertThat(told(err).lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).startsWith("nape: The database cannot be reached: "));
        assertThat(told(err)).doesNotContain(PASSWORD, "wrong");
    }

    @Test
    void aDatabaseOfBeforeTheTablesIsNoFall() throws Exception {
        Testbed.servers().postgres().createDatabase(name + "_", name, PASSWORD);
        var empty = Map.of("NAPE_DB_URL", url() + "_", "NAPE_DB_USER", name, "NAPE_DB_PASSWORD", PASSWORD);

        int exit =
                run(empty, "--rules", RuleFiles.copiedTo(directory).directory().toString());

        assertThat(exit).isEqualTo(2);
        assertThat(told(err))
                .isEqualTo(
                        "nape: This release has not run on this database yet: ERROR: relation \"rulebook\" does not exist\n");
    }

    @Test
    void aHundredThousandReportsNeedNoMoreMemoryThanAFew() throws Exception {
        int few = copyOf(Symptoms.examples().subList(0, 20));
        multiply(MANY / few);
        var rules = RuleFiles.copiedTo(directory).without("e_meningitis_signs");

        long begun = System.nanoTime();
        var program = start(rules);
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();

        System.out.printf("Shadow of %d reports in 64 MB: %.1f s%n", MANY, (System.nanoTime() - begun) / 1e9);
        assertThat(program.exitValue())
                .as(Files.readString(elsewhere.resolve("err")))
                .isEqualTo(1);
        assertThat(Files.readString(elsewhere.resolve("out")))
                .contains("e_meningitis_signs: true at EMERGENCY then, not now")
                .containsPattern("\\n" + MANY + " reports in \\d");
        assertThat(Files.readString(elsewhere.resolve("err"))).isEqualTo("nape: 100000 reports so far\n");
    }

    private int run(RuleFiles rules) {
        return run("--rules", rules.directory().toString());
    }

    private int run(String... arguments) {
        return run(environment(), arguments);
    }

    private int run(Map<String, String> environment, String... arguments) {
        return new ShadowProgram(environment, new PrintStream(out, true), new PrintStream(err, true))
                .run(List.of(arguments));
    }

    private static String told(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }

    /** As a process with a small heap. */
    private Process start(RuleFiles rules) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ShadowProgram.class.getName(),
                        "--rules",
                        rules.directory().toString())
                .redirectOutput(elsewhere.resolve("out").toFile())
                .redirectError(elsewhere.resolve("err").toFile());
        builder.environment().putAll(environment());
        return builder.start();
    }

    private Map<String, String> environment() {
        return Map.of("NAPE_DB_URL", url(), "NAPE_DB_USER", name, "NAPE_DB_PASSWORD", PASSWORD);
    }

    private String url() {
        return Testbed.servers().postgres().jdbcUrl(name);
    }

    /** Reports to the service and copies what it has kept, with the rulebook by which it judged. */
    private int copyOf(List<Symptoms> symptoms) throws SQLException {
        symptoms.forEach(each -> assertThat(person.reports(each).statusCode()).isEqualTo(201));
        await().until(() -> !rows("rulebook", "version is not null").isEmpty());
        var reports = rows("symptom_report", "person_id = '" + person.id() + "'");
        copy("symptom_report", reports);
        copy("rulebook", rows("rulebook", "hash = '" + Knowledge.load().contentHash() + "'"));
        return reports.size();
    }

    private List<String> rows(String table, String which) throws SQLException {
        try (var connection = service.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select row_to_json(t) from %s t where %s".formatted(table, which))) {
            var rows = new ArrayList<String>();
            while (row.next()) {
                rows.add(row.getString(1));
            }
            return rows;
        }
    }

    private void copy(String table, List<String> rows) throws SQLException {
        try (var connection = connect();
                var statement = connection.prepareStatement(
                        "insert into %1$s select * from json_populate_record(null::%1$s, ?::json)".formatted(table))) {
            for (var row : rows) {
                statement.setString(1, row);
                statement.executeUpdate();
            }
        }
    }

    private void multiply(int times) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into symptom_report (
                        id, person_id, reported_at, rules_version, status, level, at_least, urgency, rule_ids,
                        unresolved, conflicts, answers, rules_hash)
                    select uuidv7(), person_id, reported_at, rules_version, status, level, at_least, urgency, rule_ids,
                        unresolved, conflicts, answers, rules_hash
                    from symptom_report, generate_series(2, %d)""".formatted(times));
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), name, PASSWORD);
    }
}
