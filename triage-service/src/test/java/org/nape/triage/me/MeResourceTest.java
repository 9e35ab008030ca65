package org.nape.triage.me;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.nape.events.PersonErased;
import org.nape.testbed.Dump;
import org.nape.testbed.Testbed;
import org.nape.testbed.Tokens;
import org.nape.testbed.Topics;
import org.nape.triage.Contract;
import org.nape.triage.Person;
import org.nape.triage.Symptoms;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
class MeResourceTest {
    private static final String ME = "/api/v1/me";

    @Inject
    DataSource database;

    @TestHTTPResource(ME)
    URI me;

    private final Person person = Person.someone();

    @Test
    void everythingThatIsKeptIsTakenOut() {
        var report = person.asks()
                .header("Idempotency-Key", "my key")
                .body(Map.of(
                        "answers",
                        Symptoms.ofMeningitis().but("chills", null).answers(),
                        "country",
                        "GB",
                        "timeZone",
                        "Europe/London"))
                .post("/api/v1/reports")
                .jsonPath();

        var mine = person.asks().get(ME).then();

        mine.statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .body("reports", hasSize(1))
                .body("reports[0].id", equalTo(report.getString("reportId")))
                .body("reports[0].reportedAt", equalTo(report.getString("reportedAt")))
                .body("reports[0].answers.fever", equalTo("high"))
                .body("reports[0].answers", hasKey("chills"))
                .body("reports[0].answers.chills", nullValue())
                .body("reports[0].ruleIds", hasItem("e_meningitis_signs"))
                .body("reports[0].level", equalTo("EMERGENCY"))
                .body("reports[0].country", equalTo("GB"))
                .body("reports[0].timeZone", equalTo("Europe/London"))
                .body("reports[0].idempotencyKey", equalTo("my key"))
                .body("redFlags[0].reportId", equalTo(report.getString("reportId")))
                .body("redFlags[0].concerns", equalTo(List.of("meningitis")));
    }

    @Test
    void aLongHistoryIsTakenOutWholeAndInOrder() throws SQLException {
        person.reports(Symptoms.none());
        run("""
                insert into symptom_report (
                    id, person_id, reported_at, rules_version, status, urgency, rule_ids, unresolved, conflicts, answers)
                select gen_random_uuid(), person_id, reported_at + (n / 3) * interval '1 microsecond', rules_version, status,
                    urgency, rule_ids, unresolved, conflicts, answers
                from symptom_report, generate_series(1, 999) n where person_id = '%s'""");

        var mine = person.asks().get(ME).jsonPath();

        assertThat(mine.getList("reports.id", String.class)).hasSize(1000).doesNotHaveDuplicates();
        assertThat(mine.getList("reports.reportedAt", String.class).stream().map(Instant::parse))
                .isSorted();
    }

    @Test
    void halfOfAHistoryNeverLooksWhole() throws SQLException {
        person.reports(Symptoms.none());
        run("""
                insert into symptom_report (
                    id, person_id, reported_at, rules_version, status, urgency, rule_ids, unresolved, conflicts, answers)
                select gen_random_uuid(), person_id, reported_at + n * interval '1 microsecond', rules_version, status,
                    urgency, rule_ids, unresolved, conflicts, case n when 300 then 'broken' else answers end
                from symptom_report, generate_series(1, 300) n where person_id = '%s'""");
        var request = HttpRequest.newBuilder(me)
                .header("Authorization", "Bearer " + Tokens.person(person.id()))
                .build();

        try (var client = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> client.send(request, HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        }
        // Clinicians in other tests could not read it either.
        person.asks().delete(ME).then().statusCode(202);
    }

    @Test
    void whoNeverSaidAnythingTakesOutNothing() {
        person.asks()
                .get(ME)
                .then()
                .statusCode(200)
                .body(
                        "",
                        equalTo(Map.of(
                                "reports", List.of(),
                                "redFlags", List.of(),
                                "checkIns", List.of(),
                                "webhookDeliveries", List.of(),
                                "eventsToSend", List.of())));
    }

    @Test
    void onlyAPersonHasThis() {
        for (var method : List.of(Method.GET, Method.DELETE)) {
            for (var token : List.of(Tokens.clinician(), Tokens.subscriber(), Tokens.operator())) {
                Person.as(token).request(method, ME).then().statusCode(403);
            }
            given().request(method, ME).then().statusCode(401).contentType("application/problem+json");
        }
    }

    @Test
    void whoIsErasedIsNowhereButAmongTheErased() throws SQLException {
        var other = Person.someone();
        Stream.of(person, other).forEach(each -> {
            each.reports(Symptoms.ofMeningitis(), "key");
            each.reports(Symptoms.ofPlainSpasm());
        });
        var before = other.asks().get("/api/v1/reports").asString();

        var erased = person.asks().delete(ME);

        erased.then()
                .statusCode(202)
                .header("Cache-Control", "no-store")
                .body("personId", equalTo(person.id().toString()));
        told();
        awaitNothingKeptOf(person);
        assertThat(other.asks().get("/api/v1/reports").asString()).isEqualTo(before);
        assertThat(tablesWith(other)).contains("symptom_report", "red_flag");
    }

    @Test
    void theOthersAreToldOnceHoweverOftenItIsAsked() {
        person.reports(Symptoms.ofPlainSpasm());

        var first = person.asks().delete(ME).then().statusCode(202).extract().asString();
        var second = person.asks().delete(ME).then().statusCode(202).extract().asString();
        var last = Person.someone();
        last.asks().delete(ME);

        assertThat(second).isEqualTo(first);
        assertThat(told(last)).hasSize(1);
        assertThat(told()).singleElement().satisfies(record -> {
            assertThat(Contract.faults(record)).isEmpty();
            assertThat(record.headers()).containsEntry("ce_source", "triage-service");
        });
    }

    @Test
    void nothingMoreIsTakenOfWhoIsErased() {
        person.reports(Symptoms.ofPlainSpasm(), "before");
        person.asks().delete(ME);

        var refusals = List.of(
                person.reports(Symptoms.ofPlainSpasm(), "before"),
                person.reports(Symptoms.ofMeningitis()),
                person.asks().get(ME));

        assertThat(refusals)
                .allSatisfy(refused -> refused.then()
                        .statusCode(410)
                        .contentType("application/problem+json")
                        .body("type", equalTo("/problems/person-erased")));
        person.asks().get("/api/v1/reports").then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    void whoeverReportsWhileTheyAreErasedLeavesNothing() throws Exception {
        for (var round = 0; round < 5; round++) {
            var someone = Person.someone();
            var filed = new CountDownLatch(4);
            Callable<Integer> reporter = () -> {
                var status = 201;
                while (status == 201) {
                    status = someone.reports(Symptoms.ofMeningitis()).statusCode();
                    filed.countDown();
                }
                return status;
            };
            Callable<Integer> eraser = () -> {
                filed.await();
                return someone.asks().delete(ME).statusCode();
            };

            var last = atOnce(List.of(reporter, reporter, reporter, eraser, eraser));

            assertThat(last).containsExactly(410, 410, 410, 202, 202);
            assertThat(told(someone)).hasSize(1);
            awaitNothingKeptOf(someone);
        }
    }

    private static List<Integer> atOnce(List<Callable<Integer>> tasks) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(tasks.size())) {
            return threads.invokeAll(tasks).stream().map(Future::resultNow).toList();
        }
    }

    private List<Topics.Read> told() {
        return told(person);
    }

    /** After it, whatever was owed before it has left the outbox, because the relay keeps the order. */
    private static List<Topics.Read> told(Person erased) {
        return Testbed.topics()
                .awaitRecords(
                        PersonErased.TOPIC, record -> erased.id().toString().equals(record.key()));
    }

    /** The relay forgets what it owed once Kafka has it, which is a moment after others can read it there. */
    private void awaitNothingKeptOf(Person someone) {
        await().untilAsserted(() -> assertThat(tablesWith(someone)).containsExactly("erased_person"));
    }

    private List<String> tablesWith(Person someone) throws SQLException {
        try (var connection = database.getConnection()) {
            return Dump.of(connection).stream()
                    .filter(row -> row.text().contains(someone.id().toString()))
                    .map(Dump.Row::table)
                    .distinct()
                    .toList();
        }
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql.formatted(person.id()));
        }
    }
}
