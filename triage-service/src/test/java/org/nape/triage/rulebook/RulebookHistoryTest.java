package org.nape.triage.rulebook;

import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nape.knowledge.Knowledge;
import org.nape.testbed.Testbed;
import org.nape.triage.RuleFiles;
import org.postgresql.ds.PGSimpleDataSource;

/** What the database keeps of the rules. They are shared by all tests here, so each makes versions of its own. */
@QuarkusTest
@QuarkusTestResource(Testbed.class)
class RulebookHistoryTest {
    @TempDir
    Path directory;

    @Inject
    Rulebooks rulebooks;

    @Inject
    ObjectMapper json;

    private final Knowledge knowledge = Knowledge.load();
    private final String version = "0." + UUID.randomUUID();

    @Test
    void theRulesInForceAreKeptAtTheStartAsTheyArePublished() {
        var published = given().get("/api/v1/rules").asString();

        await().untilAsserted(() -> assertThat(
                        QuarkusTransaction.requiringNew().call(() -> rulebooks.findWithHash(knowledge.contentHash())))
                .hasValue(new Rulebook(knowledge.contentHash(), knowledge.version(), published)));
    }

    @Test
    void rulesOfBeforeStayReadableWhileNewerOnesAreInForce() {
        var older = older(version);
        rulebooks.keep(older);

        for (var name : List.of(older.version(), older.hash())) {
            var found = given().get("/api/v1/rules/" + name);

            assertThat(found.statusCode()).isEqualTo(200);
            assertThat(found.contentType()).startsWith("application/json");
            assertThat(found.asString()).isEqualTo(older.json());
        }
        given().get("/api/v1/rules/" + older.hash())
                .then()
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .body("rules.find { it.id == 'r_over_a_week' }.when", equalTo("duration_days > 8"));
        given().get("/api/v1/rules").then().body("version", equalTo(knowledge.version()));
    }

    @Test
    void ofTwoWithTheSameNumberTheLastIsMeant() {
        var first = older(version);
        var second = changed(version, "duration_days > 9");
        rulebooks.keep(first);
        rulebooks.keep(second);

        var found = given().get("/api/v1/rules/" + version);

        found.then().body("rulesHash", equalTo(second.hash()));
        given().get("/api/v1/rules/" + first.hash()).then().body("rulesHash", equalTo(first.hash()));
    }

    @Test
    void manyReplicasThatStartAtOnceKeepOne() throws Exception {
        var rulebook = older(version);

        try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            var starts = IntStream.range(0, 16)
                    .mapToObj(_ -> replicas.submit(() -> rulebooks.keep(rulebook)))
                    .toList();
            for (var start : starts) {
                start.get();
            }
        }

        assertThat(rulebooks.count("version", version)).isEqualTo(1);
    }

    @Test
    void aRulebookIsKeptLaterWhenTheDatabaseIsAwayAtTheStart() throws Exception {
        var name = "rulebooks_" + UUID.randomUUID().toString().replace('-', '_');
        var away = new PGSimpleDataSource();
        away.setUrl(Testbed.servers().postgres().jdbcUrl(name));
        away.setUser(name);
        away.setPassword("only-for-tests");
        var ticker = new RulebookTicker(new Rulebooks(away), knowledge, json);

        ticker.start(new StartupEvent());
        Testbed.servers().postgres().createDatabase(name, name, "only-for-tests");
        try (var connection = away.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(migration());

            await().until(() -> statement
                    .executeQuery("select from rulebook where hash = '" + knowledge.contentHash() + "'")
                    .next());
        }
        ticker.stop(new ShutdownEvent());
    }

    private static String migration() throws IOException {
        var name = "/db/migration/V5__rulebooks.sql";
        try (var stream = requireNonNull(RulebookHistoryTest.class.getResourceAsStream(name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void theHistoryNamesAllThatEverWereInForce() {
        var first = older(version);
        var second = changed(version, "duration_days > 9");
        rulebooks.keep(first);
        rulebooks.keep(second);

        var all = pages(1);

        assertThat(all).containsSubsequence(second.hash(), first.hash()).doesNotHaveDuplicates();
        given().get("/api/v1/rules/history?limit=100")
                .then()
                .statusCode(200)
                .body("items.findAll { it.inForce }.rulesHash", equalTo(List.of(knowledge.contentHash())))
                .body("items.findAll { it.inForce }.version", equalTo(List.of("1.0")))
                .body("items.find { it.rulesHash == '%s' }.version".formatted(first.hash()), equalTo(version));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=many", "cursor=mine", "cursor=MTIz"})
    void aWrongPageIsRefused(String query) {
        given().get("/api/v1/rules/history?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/invalid-request"));
    }

    private Rulebook older(String version) {
        return changed(version, "duration_days > 8");
    }

    private Rulebook changed(String version, String overAWeek) {
        RuleFiles.copiedTo(directory).ofVersion(version).replacing("rules.yaml", "duration_days > 7'", overAWeek + "'");
        return Rulebook.of(Knowledge.load(directory), json);
    }

    private static List<String> pages(int limit) {
        var hashes = new ArrayList<String>();
        var cursor = "";
        while (cursor != null) {
            var page =
                    given().get("/api/v1/rules/history?limit=" + limit + cursor).jsonPath();
            hashes.addAll(page.getList("items.rulesHash"));
            cursor = page.get("nextCursor") == null ? null : "&cursor=" + page.get("nextCursor");
        }
        return hashes;
    }
}
