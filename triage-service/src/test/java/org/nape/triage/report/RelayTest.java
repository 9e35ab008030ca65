package org.nape.triage.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.nape.events.RedFlagRaised;
import org.nape.events.SymptomReported;
import org.nape.testbed.Testbed;
import org.nape.testbed.Topics;
import org.nape.triage.Contract;
import org.nape.triage.Person;
import org.nape.triage.Symptoms;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
class RelayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Inject
    DataSource database;

    private final ObjectMapper json = new ObjectMapper();
    private final Person person = Person.someone();

    @Test
    void everyReviewedExampleIsToldAsTheContractSays() throws IOException {
        var answers = Symptoms.examples().stream()
                .map(example -> person.reports(example).jsonPath().<Map<String, Object>>get())
                .collect(Collectors.toMap(answer -> (String) answer.get("reportId"), answer -> answer));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(told(SymptomReported.TOPIC)).hasSize(answers.size()));

        for (var record : told(SymptomReported.TOPIC)) {
            var event = json.readTree(record.value());
            var answer = answers.get(event.path("reportId").asText());
            assertThat(Contract.faults(record)).isEmpty();
            assertThat(record.id()).hasValue(event.path("reportId").asText());
            assertThat(event.path("status").asText()).isEqualTo(answer.get("status"));
            assertThat(event.path("level").textValue()).isEqualTo(answer.get("level"));
            assertThat(event.path("atLeast").textValue()).isEqualTo(answer.get("atLeast"));
            assertThat(event.path("reportedAt").asText()).isEqualTo(answer.get("reportedAt"));
        }
        var redFlags = answers.values().stream()
                .filter(answer -> List.of("EMERGENCY", "URGENT").contains(String.valueOf(answer.get("atLeast"))))
                .map(answer -> answer.get("reportId"))
                .toList();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(told(RedFlagRaised.TOPIC)).hasSameSizeAs(redFlags));
        assertThat(told(RedFlagRaised.TOPIC)).allSatisfy(record -> {
            assertThat(Contract.faults(record)).isEmpty();
            assertThat(redFlags)
                    .contains(json.readTree(record.value()).path("reportId").asText());
        });
    }

    @Test
    void aRedFlagIsThinAndNamesItsConcerns() throws IOException {
        var report = person.asks()
                .header("traceparent", TRACE)
                .body(Map.of("answers", Symptoms.ofMeningitis().answers(), "timeZone", "Europe/Berlin"))
                .post("/api/v1/reports")
                .jsonPath();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(told(RedFlagRaised.TOPIC)).hasSize(1));

        var record = told(RedFlagRaised.TOPIC).getFirst();
        var redFlag = json.readTree(record.value());
        assertThat(record.headers())
                .containsEntry("ce_source", "triage-service")
                .containsEntry("ce_type", "red-flag-raised")
                .containsEntry("ce_id", redFlag.path("redFlagId").asText())
                .containsEntry("traceparent", TRACE);
        assertThat(redFlag.path("reportId").asText()).isEqualTo(report.getString("reportId"));
        assertThat(redFlag.path("raisedAt").asText()).isEqualTo(report.getString("reportedAt"));
        assertThat(redFlag.path("concerns").toString()).isEqualTo("[\"meningitis\"]");
        assertThat(redFlag.path("ruleIds").toString()).isEqualTo("[\"e_meningitis_signs\"]");
        assertThat(record.value()).doesNotContain("stiff_neck");
        var reported = json.readTree(told(SymptomReported.TOPIC).getFirst().value());
        assertThat(reported.path("timeZone").asText()).isEqualTo("Europe/Berlin");
        assertThat(reported.path("answers").toString()).isEqualTo("{\"fever\":\"high\",\"stiff_neck\":true}");
        assertThat(reported.path("ruleIds").toString()).contains("s_common_spasm");
    }

    @Test
    void anOpenReportThatIsUrgentAlreadyRaisesARedFlag() {
        var answer = person.reports(Symptoms.none().but("fever", "high")).jsonPath();

        assertThat(answer.getString("level")).isNull();
        assertThat(answer.getString("atLeast")).isEqualTo("URGENT");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(told(RedFlagRaised.TOPIC))
                        .singleElement()
                        .satisfies(record -> assertThat(record.value()).contains("\"level\":\"URGENT\"")));
    }

    @Test
    void aTraceThatIsNoneIsNotPassedOn() {
        person.asks()
                .header("traceparent", "nonsense")
                .body(Map.of("answers", Map.of()))
                .post("/api/v1/reports")
                .then()
                .statusCode(201);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(told(SymptomReported.TOPIC))
                        .singleElement()
                        .satisfies(record -> assertThat(record.headers()).doesNotContainKey("traceparent")));
    }

    @Test
    void aRedFlagIsNeverOlderThanAnEarlierReportWhateverTheClockSays() throws Exception {
        person.reports(Symptoms.none().but("fever", "high")).then().statusCode(201);
        move(Duration.ofHours(1));

        var answer =
                person.reports(Symptoms.ofMeningitis()).then().statusCode(201).extract();

        assertThat(Instant.parse(answer.path("reportedAt")))
                .isAfter(Instant.now().plus(Duration.ofMinutes(59)));
        assertThat(rows("symptom_report")).isEqualTo(2);
        assertThat(rows("red_flag")).isEqualTo(2);
        move(Duration.ofHours(-2)); // out of the way of tests that read what is newest
    }

    /** Seen from the service, a clock that is set back by an hour is a person whose reports are an hour ahead. */
    private void move(Duration by) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "update symptom_report set reported_at = reported_at + make_interval(secs => ?) where person_id = ?")) {
            statement.setDouble(1, by.toSeconds());
            statement.setObject(2, person.id());
            statement.executeUpdate();
        }
    }

    @Test
    void nothingIsOwedOnceItIsTold() throws SQLException {
        person.reports(Symptoms.ofMeningitis()).then().statusCode(201);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(rows("outbox")).isZero());
        assertThat(told(RedFlagRaised.TOPIC)).hasSize(1);
        assertThat(rows("red_flag")).isOne();
        assertThat(rows("symptom_report")).isOne();
    }

    private List<Topics.Read> told(String topic) {
        return Testbed.topics().records(topic).stream()
                .filter(record -> person.id().toString().equals(record.key()))
                .toList();
    }

    private int rows(String table) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select count(*) from " + table + " where person_id = ?")) {
            statement.setObject(1, person.id());
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
