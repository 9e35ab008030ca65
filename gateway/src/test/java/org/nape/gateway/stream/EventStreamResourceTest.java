package org.nape.gateway.stream;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nape.events.RedFlagRaised;
import org.nape.gateway.Behind;
import org.nape.gateway.Caller;
import org.nape.gateway.route.Wire;
import org.nape.testbed.Testbed;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
@QuarkusTestResource(Behind.class)
class EventStreamResourceTest {
    @Inject
    Followers followers;

    private static final String LARGE = "x".repeat(200_000);

    private String token;

    @BeforeAll
    static void makeTheTopics() {
        RedFlags.makeTheTopics();
    }

    @BeforeEach
    void takeAToken() {
        token = Caller.token("subscriber");
    }

    /** The gateway may have begun before the topics were there, and looks for new ones now and then. */
    @BeforeEach
    void awaitTheTail() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> followers
                                .findPositions()
                                .map(at -> at.next().keySet().stream()
                                        .map(Place::topic)
                                        .distinct()
                                        .count())
                                .orElse(0L)
                        == Topic.values().length);
    }

    @Test
    void aRedFlagArrivesAsACloudEvent() {
        try (var reader = Reader.listening(token, "")) {
            var sent = RedFlags.raise("EMERGENCY");

            await().until(() -> !reader.events().isEmpty());
            var heard = reader.events().getFirst();
            var event = heard.data();
            assertThat(heard.event()).isEqualTo("red-flag-raised");
            assertThat(heard.id()).matches("0:\\d+,1:\\d+,2:\\d+,a0:\\d+,.*,e2:\\d+");
            assertThat(event.path("specversion").textValue()).isEqualTo("1.0");
            assertThat(event.path("id").textValue()).isEqualTo(sent.id());
            assertThat(event.path("type").textValue()).isEqualTo("red-flag-raised");
            assertThat(event.path("source").textValue()).isEqualTo("testbed");
            assertThat(event.path("datacontenttype").textValue()).isEqualTo("application/json");
            assertThat(event.at("/data/personId").textValue())
                    .isEqualTo(sent.personId().toString());
            assertThat(Instant.parse(event.path("time").textValue())).isBefore(Instant.now());
        }
    }

    @Test
    void theNumberOfARedFlagIsToldAsItIsInKafka() {
        try (var reader = Reader.listening(token, "")) {
            var number = RedFlags.numbered("000000000017");

            await().until(() -> !reader.events().isEmpty());
            assertThat(reader.ids()).containsExactly(number);
            assertThat(reader.events().getFirst().data().path("sequence").textValue())
                    .isEqualTo("000000000017");
        }
    }

    @Test
    void whoWasAwayGetsEachMissedEventOnceAndInOrder() {
        String lastId;
        try (var reader = Reader.listening(token, "")) {
            RedFlags.raise("URGENT");
            await().until(() -> reader.events().size() == 1);
            lastId = reader.lastId();
        }
        var persons = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        var missed = new ArrayList<String>();
        IntStream.range(0, 150)
                .forEach(i ->
                        missed.add(RedFlags.raise("URGENT", persons.get(i % 3)).id()));

        try (var reader = Reader.resuming(token, lastId)) {
            var live = IntStream.range(0, 30)
                    .mapToObj(i -> RedFlags.raise("URGENT", persons.get(i % 3)).id())
                    .toList();

            missed.addAll(live);
            await().untilAsserted(() -> assertThat(reader.ids()).containsExactlyInAnyOrderElementsOf(missed));
            for (var person : persons) {
                assertThat(idsOf(reader, person))
                        .isEqualTo(missed.stream()
                                .filter(idsOf(reader, person)::contains)
                                .toList());
            }
        }
    }

    @Test
    void whoLeavesBeforeTheFirstEventCanComeBackToo() {
        String lastId;
        try (var reader = Reader.listening(token, "")) {
            lastId = reader.lastId();
        }
        var sent = RedFlags.raise("URGENT");

        try (var reader = Reader.open(token, "?lastEventId=" + lastId, Map.of())) {
            await().untilAsserted(() -> assertThat(reader.ids()).containsExactly(sent.id()));
        }
    }

    @Test
    void aLevelCanBeChosen() {
        try (var reader = Reader.listening(token, "?level=EMERGENCY")) {
            RedFlags.raise("URGENT");
            var emergency = RedFlags.raise("EMERGENCY");

            await().until(() -> !reader.events().isEmpty());
            assertThat(reader.ids()).containsExactly(emergency.id());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?concern=torticollis",
                "?concern=torticollis&concern=stroke",
                "?concern=stroke,torticollis",
                "?concern=torticollis&level=URGENT"
            })
    void concernsCanBeChosen(String query) {
        try (var reader = Reader.listening(token, query)) {
            RedFlags.raiseOf("URGENT", "torticollis_of_a_child");
            var wanted = RedFlags.raiseOf("URGENT", "abscess", "torticollis");
            RedFlags.raiseOf("EMERGENCY", "meningitis");
            var also = RedFlags.raiseOf("URGENT", "torticollis");

            await().until(() -> reader.events().size() >= 2);
            assertThat(reader.ids()).containsExactlyInAnyOrder(wanted.id(), also.id());
        }
    }

    @Test
    void theIdMovesOnWhereOthersAreLeftOut() {
        try (var reader = Reader.listening(token, "?level=EMERGENCY")) {
            var before = reader.lastId();

            RedFlags.raise("URGENT");

            await().untilAsserted(() -> assertThat(reader.lastId()).isNotEqualTo(before));
            assertThat(reader.events()).isEmpty();
        }
    }

    @Test
    void whatIsNotKeptAnyMoreIsSaid() throws Exception {
        var person = UUID.randomUUID();
        String lastId;
        try (var reader = Reader.listening(token, "")) {
            lastId = reader.lastId();
        }
        RedFlags.raise("URGENT", person);
        RedFlags.raise("URGENT", person);
        var kept = RedFlags.raise("URGENT", person);
        RedFlags.forgetAllBefore(kept.id());

        try (var reader = Reader.resuming(token, lastId)) {
            await().until(() -> reader.events().size() >= 2);
            assertThat(reader.events().getFirst().event()).isEqualTo("gap");
            assertThat(reader.events().getFirst().data().path("detail").textValue())
                    .isNotBlank();
            assertThat(reader.ids().getLast()).isEqualTo(kept.id());
        }
    }

    @Test
    void aPositionThatNeverWasIsSaidToo() {
        try (var reader = Reader.resuming(token, "0:999999,1:999999,2:999999")) {
            await().until(() -> !reader.events().isEmpty());
            assertThat(reader.events().getFirst().event()).isEqualTo("gap");
        }
    }

    @Test
    void anEventThatCannotBeReadStopsNothing() {
        try (var reader = Reader.listening(token, "")) {
            Testbed.topics().send(RedFlagRaised.TOPIC, "x", Map.of(), "{".getBytes(UTF_8));
            Testbed.topics().send(RedFlagRaised.TOPIC, "x", Map.of(), null);
            Testbed.topics().send(RedFlagRaised.TOPIC, "x", Map.of(), "{\"level\":\"URGENT\"}".getBytes(UTF_8));
            var good = RedFlags.raise("URGENT");

            await().untilAsserted(() -> assertThat(reader.ids()).containsExactly(good.id()));
        }
    }

    @Test
    void aStreamWithoutEventsSaysThatItLives() {
        try (var reader = Reader.listening(token, "")) {
            await().until(() -> reader.comments().size() > 3);
            assertThat(reader.events()).isEmpty();
        }
    }

    @Test
    void aStreamEndsWithItsToken() {
        var endsSoon = Caller.endingAfter("clinician", Duration.ofSeconds(2));

        try (var reader = Reader.open(endsSoon, "", Map.of())) {
            await().until(() -> !reader.lastId().isEmpty());
            await().until(reader::hasEnded);
        }
    }

    @Test
    void aReaderThatDoesNotReadIsCut() throws IOException {
        try (var socket = notReading("")) {
            try (var other = Reader.listening(token, "")) {
                for (var sent = 1; sent <= 100; sent++) {
                    var soFar = sent;
                    RedFlags.raise("URGENT", UUID.randomUUID(), LARGE);
                    await().pollInterval(Duration.ofMillis(5))
                            .until(() -> other.events().size() == soFar);
                }
            }
            socket.setSoTimeout(10_000);
            var received = 0L;
            try {
                received = socket.getInputStream().readAllBytes().length;
            } catch (IOException e) {
                // Cut with a reset.
            }
            assertThat(received).isLessThan(20_000_000L);
        }
    }

    @Test
    void manyWhoComeBackAndDoNotReadDelayNobody() throws IOException {
        String lastId;
        try (var reader = Reader.listening(token, "")) {
            lastId = reader.lastId();
        }
        IntStream.range(0, 40).forEach(i -> RedFlags.raise("URGENT", UUID.randomUUID(), LARGE));
        var silent = new ArrayList<Socket>();
        try {
            for (var i = 0; i < 12; i++) {
                silent.add(notReading("?lastEventId=" + lastId));
            }
            await().untilAsserted(() -> assertThat(silent).allMatch(EventStreamResourceTest::hasBegun));

            try (var reader = Reader.resuming(token, lastId)) {
                var live = RedFlags.raise("EMERGENCY");

                await().atMost(Duration.ofSeconds(10))
                        .untilAsserted(
                                () -> assertThat(reader.ids()).hasSize(41).contains(live.id()));
            }
        } finally {
            for (var socket : silent) {
                socket.close();
            }
        }
    }

    @Test
    void whileKafkaIsAwayStreamsStayOpen() {
        try (var reader = Reader.listening(token, "")) {
            Testbed.servers().kafka().stop();
            var comments = reader.comments().size();
            await().until(() -> reader.comments().size() > comments + 3);
            await().untilAsserted(() -> assertThat(streamHealth()).isEqualTo("DOWN"));
            Testbed.servers().kafka().start();
            var sent = RedFlags.raise("EMERGENCY");

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(reader.ids()).containsExactly(sent.id()));
            await().untilAsserted(() -> assertThat(streamHealth()).isEqualTo("UP"));
        }
    }

    private static String streamHealth() {
        return given().get("/q/health/ready").path("checks.find { it.name == 'red-flag-stream' }.status");
    }

    @ParameterizedTest
    @CsvSource({
        "?level=ROUTINE, '', level",
        "?level=URGENT&level=EMERGENCY, '', level",
        "?lastEventId=x, '', Last-Event-ID",
        "?since=yesterday, '', since",
        "?since=2999-01-01T00:00:00Z, '', since",
        "?since=2026-01-01T00:00:00Z&since=2026-01-01T00:00:00Z, '', since",
        "?Level=EMERGENCY, '', Level",
        "?type=, '', type",
        "?type=symptom-reported, '', type",
        "'?type=red-flag-raised,', '', type",
        "?concern=, '', concern",
        "'?concern=stroke,', '', concern",
        "?concern=Stroke%20or%20not, '', concern",
        "'', 0:1;2, Last-Event-ID"
    })
    void whatCannotBeMeantIsRefused(String query, String lastId, String pointer) {
        given().auth()
                .oauth2(token)
                .header("Last-Event-ID", lastId)
                .get("/api/v1/events/red-flags" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void redFlagsAreNotForPersons() {
        given().get("/api/v1/events/red-flags").then().statusCode(401);
        given().auth()
                .oauth2(Caller.person())
                .get("/api/v1/events/red-flags")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(Caller.token("operator"))
                .get("/api/v1/events/red-flags")
                .then()
                .statusCode(403);
    }

    @Test
    void eachUnknownParameterIsNamed() {
        given().auth()
                .oauth2(token)
                .get("/api/v1/events/red-flags?until=1&concerns=stroke&until=2&level=URGENT")
                .then()
                .statusCode(400)
                .body("errors.pointer", equalTo(List.of("concerns", "until")));
    }

    /** A connection that asks for the stream and takes nothing of it from the network. */
    private Socket notReading(String query) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress("localhost", Wire.port()));
        socket.getOutputStream()
                .write("GET /api/v1/events/red-flags%s HTTP/1.1\r\nHost: nape\r\nAuthorization: Bearer %s\r\n\r\n"
                        .formatted(query, token)
                        .getBytes(UTF_8));
        return socket;
    }

    private static boolean hasBegun(Socket socket) {
        try {
            return socket.getInputStream().available() > 2_000;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> idsOf(Reader reader, UUID person) {
        return reader.events().stream()
                .map(Reader.Heard::data)
                .filter(event -> event.at("/data/personId").textValue().equals(person.toString()))
                .map(event -> event.path("id").textValue())
                .toList();
    }
}
