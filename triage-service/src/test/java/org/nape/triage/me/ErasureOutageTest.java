package org.nape.triage.me;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nape.events.PersonErased;
import org.nape.events.RedFlagRaised;
import org.nape.events.SymptomReported;
import org.nape.testbed.Testbed;
import org.nape.triage.Person;
import org.nape.triage.Symptoms;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
class ErasureOutageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Inject
    DataSource database;

    private final Person person = Person.someone();

    @AfterEach
    void kafkaIsBack() {
        Testbed.servers().kafka().start();
    }

    @Test
    void whatKafkaHasNotSeenYetItNeverSeesButTheRedFlag() throws SQLException {
        Testbed.servers().kafka().kill();
        person.reports(Symptoms.ofMeningitis()).then().statusCode(201);

        // A relay that still waits for Kafka holds what it wants to send: then it is 503, try again.
        await().atMost(PATIENCE).until(() -> person.asks().delete("/api/v1/me").statusCode() == 202);
        var owed = owed();
        Testbed.servers().kafka().start();

        assertThat(owed).containsExactly(RedFlagRaised.TOPIC, PersonErased.TOPIC);
        var key = person.id().toString();
        var records = Testbed.topics();
        assertThat(records.awaitRecords(PersonErased.TOPIC, record -> key.equals(record.key())))
                .isNotEmpty();
        assertThat(records.awaitRecords(RedFlagRaised.TOPIC, record -> key.equals(record.key())))
                .isNotEmpty();
        assertThat(records.records(SymptomReported.TOPIC)).noneMatch(record -> key.equals(record.key()));
    }

    private List<String> owed() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select array_agg(topic order by id) from outbox where person_id = ?")) {
            statement.setObject(1, person.id());
            try (var row = statement.executeQuery()) {
                row.next();
                return List.of((String[]) row.getArray(1).getArray());
            }
        }
    }
}
