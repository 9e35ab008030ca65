package org.nape.triage.redflag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nape.events.RedFlagAcknowledged;
import org.nape.events.RedFlagEscalated;
import org.nape.testbed.Testbed;
import org.nape.testbed.Tokens;
import org.nape.testbed.Topics;
import org.nape.triage.Contract;
import org.nape.triage.Person;
import org.nape.triage.Symptoms;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
class RedFlagTickerTest {
    private static final String PATH = "/api/v1/red-flags/";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration AN_HOUR = Duration.ofHours(1);

    @Inject
    DataSource database;

    @Inject
    DueRedFlags dueRedFlags;

    @Inject
    RedFlagDesk desk;

    @Inject
    RedFlagConfig config;

    private final Person person = Person.someone();
    private RedFlagRows rows;

    @BeforeEach
    void rows() {
        rows = new RedFlagRows(database);
    }

    @Test
    void whatNobodyAcknowledgesInTimeIsEscalatedAsTheContractSays() throws Exception {
        var id = raised(1).getFirst();
        rows.letBeDue(person.id(), Duration.ofMillis(1500));

        awaitEscalated(1);

        var flag = Person.as(Tokens.clinician()).get(PATH + id);
        flag.then()
                .body("status", equalTo("escalated"))
                .body("escalateAt", nullValue())
                .body("escalatedAt", not(nullValue()));
        var told = told(RedFlagEscalated.TOPIC).getFirst();
        assertThat(Contract.faults(told)).isEmpty();
        assertThat(told.id()).hasValue(id + "/escalated");
        assertThat(told.headers()).containsEntry("ce_source", "triage-service");
        assertThat(new ObjectMapper().readTree(told.value())).isEqualTo(new ObjectMapper().readTree("""
                        {"redFlagId": "%s", "reportId": "%s", "personId": "%s", "level": "EMERGENCY",
                         "concerns": ["meningitis"], "ruleIds": ["e_meningitis_signs"],
                         "raisedAt": "%s", "escalatedAt": "%s"}
                        """.formatted(
                id, flag.path("reportId"), person.id(), flag.path("raisedAt"), flag.path("escalatedAt"))));
    }

    @Test
    void whatWasEscalatedCanStillBeTaken() {
        var id = raised(1).getFirst();
        rows.letBeDue(person.id(), Duration.ZERO);
        awaitEscalated(1);

        acknowledge(id);

        Person.as(Tokens.clinician())
                .get(PATH + id)
                .then()
                .body("status", equalTo("acknowledged"))
                .body("escalatedAt", not(nullValue()));
    }

    @Test
    void whatSomebodyTookInTimeIsNeverEscalated() {
        var ids = raised(20);
        ids.subList(0, 10).forEach(this::acknowledge);
        rows.letBeDue(person.id(), Duration.ZERO);

        awaitEscalated(10);

        assertThat(told(RedFlagEscalated.TOPIC).stream().map(RedFlagTickerTest::flagOf))
                .containsExactlyInAnyOrderElementsOf(ids.subList(10, 20));
        assertThat(told(RedFlagAcknowledged.TOPIC).stream().map(RedFlagTickerTest::flagOf))
                .containsExactlyInAnyOrderElementsOf(ids.subList(0, 10));
        assertThat(ids.subList(0, 10))
                .allSatisfy(id -> Person.as(Tokens.clinician())
                        .get(PATH + id)
                        .then()
                        .body("status", equalTo("acknowledged"))
                        .body("escalatedAt", nullValue()));
    }

    @Test
    void withThreeTickersEachIsEscalatedOnce() throws Exception {
        raised(200);
        var others = Stream.generate(() -> new RedFlagTicker(dueRedFlags, desk, inSmallBites()))
                .limit(2)
                .toList();
        rows.letBeDue(person.id(), Duration.ofMillis(1500));

        for (var other : others) {
            other.start(new StartupEvent());
        }
        awaitEscalated(200);
        for (var other : others) {
            other.stop(new ShutdownEvent());
        }

        assertThat(told(RedFlagEscalated.TOPIC))
                .hasSize(200)
                .extracting(Topics.Read::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void transactionsAtOnceShareWhatIsDue() throws Exception {
        raised(60);
        rows.letBeDue(person.id(), Duration.ZERO);
        Callable<List<UUID>> escalating = () -> Stream.generate(() -> desk.escalate(3))
                .takeWhile(escalated -> !escalated.isEmpty())
                .flatMap(List::stream)
                .map(RedFlagEscalated::redFlagId)
                .toList();

        try (var threads = Executors.newFixedThreadPool(4)) {
            var escalated = threads.invokeAll(List.of(escalating, escalating, escalating, escalating)).stream()
                    .flatMap(each -> each.resultNow().stream())
                    .toList();

            assertThat(escalated).doesNotHaveDuplicates();
        }
        awaitEscalated(60);
        assertThat(told(RedFlagEscalated.TOPIC)).hasSize(60);
    }

    @Test
    void whoTakesItAtTheVeryMomentAgreesWithWhatIsTold() {
        var ids = raised(40);
        rows.letBeDue(person.id(), Duration.ofMillis(200));

        ids.forEach(this::acknowledge);

        var escalated = told(RedFlagEscalated.TOPIC).stream()
                .map(RedFlagTickerTest::flagOf)
                .toList();
        assertThat(escalated).hasSize(rows.countEscalated(person.id())).doesNotHaveDuplicates();
        assertThat(told(RedFlagAcknowledged.TOPIC)).hasSize(40);
        assertThat(ids)
                .allSatisfy(id -> assertThat(
                                Person.as(Tokens.clinician()).get(PATH + id).<String>path("escalatedAt") != null)
                        .isEqualTo(escalated.contains(id)));
    }

    @Test
    void whatFellDueWhileTheDatabaseWasAwayIsEscalatedOnceItIsBack() {
        raised(3);
        rows.letBeDue(person.id(), Duration.ofSeconds(2));
        var due = Instant.now().plusSeconds(2);

        Testbed.servers().postgres().stop();
        try {
            await().until(() -> Instant.now().isAfter(due));
        } finally {
            Testbed.servers().postgres().start();
        }

        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(rows.countEscalated(person.id())).isEqualTo(3));
        assertThat(told(RedFlagEscalated.TOPIC).stream().map(Topics.Read::id).distinct())
                .hasSize(3);
    }

    @Test
    void itIsTimeByTheDatabasesClockAndByTheLevel() {
        person.reports(Symptoms.none().but("fever", "high")).then().statusCode(201);
        var urgent = rows.secondsToEscalation(person.id());
        var ahead = Person.someone();
        ahead.reports(Symptoms.none()).then().statusCode(201);
        rows.moveReports(ahead.id(), AN_HOUR);

        // Its time is an hour ahead, so that it is later than the report before; who waits for help does not wait
        // longer.
        var raisedAt = ahead.reports(Symptoms.ofMeningitis()).<String>path("redFlag.raisedAt");

        assertThat(Instant.parse(raisedAt)).isAfter(Instant.now().plus(Duration.ofMinutes(59)));
        assertThat(rows.secondsToEscalation(ahead.id())).isBetween(100.0, 120.0);
        assertThat(urgent).isBetween(1780.0, 1800.0);
        rows.moveReports(ahead.id(), AN_HOUR.multipliedBy(-2)); // out of the way of tests that read what is newest
    }

    private List<String> raised(int count) {
        return Stream.generate(() -> person.reports(Symptoms.ofMeningitis()).<String>path("redFlag.redFlagId"))
                .limit(count)
                .toList();
    }

    private void acknowledge(String id) {
        Person.as(Tokens.subscriber())
                .post(PATH + id + "/acknowledgement")
                .then()
                .statusCode(200);
    }

    private void awaitEscalated(int count) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(rows.countEscalated(person.id())).isEqualTo(count));
    }

    /** What Kafka was told of this person, once nothing more is owed. */
    private List<Topics.Read> told(String topic) {
        await().atMost(PATIENCE).until(() -> rows.countOwed(person.id()) == 0);
        return Testbed.topics().records(topic).stream()
                .filter(record -> person.id().toString().equals(record.key()))
                .toList();
    }

    private static String flagOf(Topics.Read record) {
        return record.id().orElseThrow().split("/")[0];
    }

    private RedFlagConfig inSmallBites() {
        return new RedFlagConfig() {
            @Override
            public EscalateAfter escalateAfter() {
                return config.escalateAfter();
            }

            @Override
            public Duration lookEvery() {
                return config.lookEvery();
            }

            @Override
            public int batch() {
                return 7;
            }
        };
    }
}
