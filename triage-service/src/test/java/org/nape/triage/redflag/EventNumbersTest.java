package org.nape.triage.redflag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nape.events.RedFlagAcknowledged;
import org.nape.events.RedFlagRaised;
import org.nape.events.SymptomReported;
import org.nape.testbed.Testbed;
import org.nape.testbed.Tokens;
import org.nape.triage.Contract;
import org.nape.triage.Person;
import org.nape.triage.Symptoms;

/** Every red flag that is told has a number, and no number is left out. */
@QuarkusTest
@QuarkusTestResource(Testbed.class)
class EventNumbersTest {
    private static final String PATH = "/api/v1/red-flags";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    DataSource database;

    private final Person person = Person.someone();

    @Test
    void manyAtOnceAreNumberedWithoutAGap() throws Exception {
        var people = IntStream.range(0, 16).mapToObj(_ -> Person.someone()).toList();
        var raised = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(people.size())) {
            var tasks = IntStream.range(0, 160)
                    .<Callable<String>>mapToObj(i -> () -> raised(people.get(i % people.size())))
                    .toList();
            for (var task : threads.invokeAll(tasks)) {
                raised.add(task.get());
            }
        }

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(numbers(RedFlagRaised.TOPIC)).containsKeys(raised.toArray(String[]::new)));

        assertNoGap(RedFlagRaised.TOPIC);
        assertThat(Testbed.topics().records(RedFlagRaised.TOPIC))
                .allSatisfy(record -> assertThat(Contract.faults(record)).isEmpty());
    }

    @Test
    void whatIsNotCommittedHoldsUpNobodyAndIsNumberedAfterwards() throws SQLException {
        var late = UUID.randomUUID().toString();
        try (var stalled = begin()) {
            write(stalled, late);

            var raised = raised(person);

            awaitNumber(raised);
            stalled.commit();
        }
        awaitNumber(late);
        assertNoGap(RedFlagRaised.TOPIC);
    }

    @Test
    void whatSomebodyHoldsIsNumberedLater() throws SQLException {
        String held;
        try (var numbering = begin();
                var holding = begin()) {
            execute(numbering, "select pg_advisory_xact_lock(hashtext('nape.event_number'))");
            held = raised(person);
            execute(holding, "select from outbox where event_id = '" + held + "' for update");
            numbering.rollback();

            awaitNumber(raised(Person.someone()));
            assertThat(numbers(RedFlagRaised.TOPIC)).doesNotContainKey(held);
            holding.rollback();
        }

        awaitNumber(held);
        assertNoGap(RedFlagRaised.TOPIC);
    }

    @Test
    void whatNeedsNoNumberDoesNotWaitForOne() throws SQLException {
        String raised;
        try (var numbering = begin()) {
            execute(numbering, "select pg_advisory_xact_lock(hashtext('nape.event_number'))");
            raised = raised(person);

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(Testbed.topics().records(SymptomReported.TOPIC))
                            .anyMatch(record -> person.id().toString().equals(record.key())));
            assertThat(numbers(RedFlagRaised.TOPIC)).doesNotContainKey(raised);
        }

        awaitNumber(raised);
    }

    @Test
    void aNumberThatIsMissedIsLookedUp() {
        var raised = raised(person);
        awaitNumber(raised);
        Person.as(Tokens.clinician()).post(PATH + "/" + raised + "/acknowledgement");
        await().atMost(PATIENCE).until(() -> numbers(RedFlagAcknowledged.TOPIC).containsKey(raised + "/acknowledged"));
        var told = Map.of(
                "red-flag-raised", numbers(RedFlagRaised.TOPIC).get(raised),
                "red-flag-acknowledged", numbers(RedFlagAcknowledged.TOPIC).get(raised + "/acknowledged"));

        told.forEach((type, sequence) -> {
            var found = Person.as(Tokens.subscriber())
                    .get(PATH + "?type=" + type + "&sequence=" + Long.parseLong(sequence))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(found.<Map<String, Object>>getList("items"))
                    .singleElement()
                    .satisfies(flag ->
                            assertThat(flag).containsEntry("redFlagId", raised).containsEntry("sequences", told));
        });
        assertNoGap(RedFlagAcknowledged.TOPIC);
    }

    @Test
    void aNumberThatWasNeverGivenFindsNothing() {
        var none = Person.as(Tokens.subscriber()).get(PATH + "?type=red-flag-escalated&sequence=999999999999");

        assertThat(none.then().statusCode(200).extract().jsonPath().getList("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sequence=1",
                "type=red-flag-raised",
                "type=symptom-reported&sequence=1",
                "type=red-flag-raised&sequence=0",
                "type=red-flag-raised&sequence=-1",
                "type=red-flag-raised&sequence=x",
                "type=red-flag-raised&sequence=",
                "type=red-flag-raised&sequence=1234567890123456789",
                "type=red-flag-raised&sequence=1&sequence=2"
            })
    void aNumberMustBeWhole(String query) {
        Person.as(Tokens.subscriber())
                .get(PATH + "?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    private static String raised(Person someone) {
        return someone.reports(Symptoms.ofMeningitis())
                .then()
                .statusCode(201)
                .extract()
                .path("redFlag.redFlagId");
    }

    private static void awaitNumber(String event) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(numbers(RedFlagRaised.TOPIC)).containsKey(event));
    }

    /** The number of each event, by its id, as it is in Kafka. */
    private static Map<String, String> numbers(String topic) {
        return Testbed.topics().records(topic).stream()
                .collect(Collectors.toMap(
                        record -> record.id().orElseThrow(),
                        record -> record.headers().get("ce_sequence"),
                        (one, again) -> {
                            assertThat(again).isEqualTo(one);
                            return one;
                        }));
    }

    private static void assertNoGap(String topic) {
        var told = numbers(topic).values().stream()
                .map(Long::parseLong)
                .sorted(Comparator.naturalOrder())
                .toList();
        assertThat(told)
                .isEqualTo(LongStream.rangeClosed(1, told.size()).boxed().toList());
    }

    private Connection begin() throws SQLException {
        var connection = database.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** As a report that is being filed. */
    private void write(Connection connection, String redFlag) throws SQLException {
        execute(connection, """
                insert into outbox (event_id, topic, person_id, awaits_number, payload)
                values ('%1$s', 'red-flag-raised', '%2$s', true,
                    '{"redFlagId":"%1$s","reportId":"%1$s","personId":"%2$s","level":"URGENT","concerns":["fracture"],
                      "ruleIds":["u_rule"],"raisedAt":"2026-11-22T12:00:00Z"}')""".formatted(redFlag, person.id()));
    }
}
