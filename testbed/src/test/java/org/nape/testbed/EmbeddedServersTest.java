package org.nape.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What both kinds of servers promise; {@code -Dnape.testbed=containers} asks the other kind. */
class EmbeddedServersTest {
    private static final String PASSWORD = "it's secret";

    @TempDir
    private static Path directory;

    private static Servers servers;

    @BeforeAll
    static void start() {
        servers = Servers.start(directory);
        servers.postgres().createDatabase("one", "one", PASSWORD);
        servers.postgres().createDatabase("two", "two", PASSWORD);
    }

    @AfterAll
    static void close() {
        servers.close();
    }

    @Test
    void whatIsCommittedIsOnDisk() throws SQLException {
        assertThat(ask("one", "show fsync")).isEqualTo("on");
        assertThat(ask("one", "show synchronous_commit")).isEqualTo("on");
        assertThat(ask("one", "show full_page_writes")).isEqualTo("on");
    }

    @Test
    void rowsSurviveAStopAndAKill() throws SQLException {
        run("one", "create table kept (n int)");
        run("one", "insert into kept values (1)");

        servers.postgres().stop();
        servers.postgres().start();
        run("one", "insert into kept values (2)");
        servers.postgres().kill();
        servers.postgres().start();

        assertThat(ask("one", "select sum(n) from kept")).isEqualTo("3");
    }

    @Test
    void aDatabaseRefusesTheUserOfAnother() {
        assertThatThrownBy(() -> connect("one", "two", PASSWORD)).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> connect("one", "one", "wrong")).hasMessageContaining("password authentication failed");
    }

    @Test
    void whatARefusedRowHoldsIsNotLogged() throws Exception {
        assumeTrue(servers.postgres() instanceof EmbeddedPostgres);
        run("one", "create table strict (said text check (said <> 'fever and stiff neck'))");

        try (var connection = connect("one", "one", PASSWORD);
                var statement = connection.prepareStatement("insert into strict values (?)")) {
            statement.setString(1, "fever and stiff neck");
            assertThatThrownBy(statement::executeUpdate).hasMessageContaining("violates check constraint");
        }

        assertThat(directory.resolve("postgres/log"))
                .content()
                .contains("violates check constraint")
                .doesNotContain("fever");
    }

    @Test
    void makingADatabaseAgainKeepsWhatIsInIt() throws SQLException {
        run("two", "create table there (n int)");

        servers.postgres().createDatabase("two", "two", PASSWORD);

        assertThat(ask("two", "select count(*) from there")).isEqualTo("0");
    }

    @Test
    void aRecordSurvivesAKillAndAStopOfTheBroker() {
        var topic = newTopic();
        try (var topics = new Topics(servers.kafka().bootstrapServers())) {
            topics.create(topic, 3);
            topics.send(topic, "key", "id-1", "{}");

            servers.kafka().kill();
            servers.kafka().start();
            topics.send(topic, "key", "id-2", "{}");
            servers.kafka().stop();
            servers.kafka().start();

            assertThat(topics.records(topic))
                    .extracting(read -> read.id().orElseThrow())
                    .containsExactly("id-1", "id-2");
        }
    }

    @Test
    void whatWasSentIsReadAsItWas() {
        var topic = newTopic();
        try (var topics = new Topics(servers.kafka().bootstrapServers())) {
            topics.create(topic, 1);
            topics.create(topic, 1);
            topics.send(topic, null, Map.of("odd", "header"), new byte[] {(byte) 0xff});

            var read = topics.awaitRecords(topic, record -> record.headers().containsKey("odd"));

            assertThat(read).singleElement().satisfies(record -> {
                assertThat(record.key()).isNull();
                assertThat(record.bytes()).containsExactly(0xff);
            });
            assertThat(topics.deadLetters(topic)).isEmpty();
        }
    }

    @Test
    void aDirectoryBelongsToOneAtATime() {
        assumeTrue(servers.kafka() instanceof EmbeddedKafka);

        for (var taken : List.of("kafka", "postgres")) {
            assertThatThrownBy(() -> EmbeddedKafka.start(directory.resolve(taken), Ports.free()))
                    .hasMessageContaining("in use by another");
        }
    }

    @Test
    void whoHasNotStartedItFindsIt(@TempDir Path folder) {
        assumeTrue(servers.postgres() instanceof EmbeddedPostgres);

        assertThat(EmbeddedPostgres.findRunning(directory.resolve("postgres"), "one"))
                .hasValue(servers.postgres().jdbcUrl("one"));
        assertThat(EmbeddedPostgres.findRunning(folder, "one")).isEmpty();
    }

    @Test
    void aPostmasterThatSomeoneLeftBehindIsReplaced(@TempDir Path folder) {
        assumeTrue(servers.kafka() instanceof EmbeddedKafka);
        var port = Ports.free();
        var first = EmbeddedPostgres.start(folder, port);
        first.abandon();

        try (var second = EmbeddedPostgres.start(folder, port)) {
            second.createDatabase("one", "one", PASSWORD);

            assertThat(second.pid()).isNotEqualTo(first.pid());
            assertThat(ProcessHandle.of(first.pid())).isEmpty();
        }
    }

    private static String newTopic() {
        return "t-" + UUID.randomUUID();
    }

    private static void run(String database, String statement) throws SQLException {
        try (var connection = connect(database, database, PASSWORD);
                var asked = connection.createStatement()) {
            asked.execute(statement);
        }
    }

    private static String ask(String database, String query) throws SQLException {
        try (var connection = connect(database, database, PASSWORD);
                var asked = connection.createStatement();
                var answer = asked.executeQuery(query)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static Connection connect(String database, String user, String password) throws SQLException {
        return DriverManager.getConnection(servers.postgres().jdbcUrl(database), user, password);
    }
}
