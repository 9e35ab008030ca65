package org.nape.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Record, schema and every example ever published agree: today's code reads yesterday's events. */
class ContractTest {
    private static final Path CONTRACT = Path.of("src/main/resources/contract");
    private static final Map<String, Class<? extends Event>> RECORDS = Map.of(
            SymptomReported.TOPIC, SymptomReported.class,
            RedFlagRaised.TOPIC, RedFlagRaised.class,
            RedFlagAcknowledged.TOPIC, RedFlagAcknowledged.class,
            RedFlagEscalated.TOPIC, RedFlagEscalated.class,
            ReminderDue.TOPIC, ReminderDue.class,
            PlanStopped.TOPIC, PlanStopped.class,
            CheckInAnswered.TOPIC, CheckInAnswered.class,
            ContentMadeWorse.TOPIC, ContentMadeWorse.class,
            PersonErased.TOPIC, PersonErased.class);

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    static Stream<Path> examples() throws IOException {
        try (var files = Files.list(CONTRACT.resolve("examples"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleFitsItsSchemaAndSurvivesItsRecord(Path example) throws IOException {
        var published = json.readTree(example.toFile());

        var event = json.treeToValue(published, recordOf(example));
        var written = json.readTree(json.writeValueAsString(event));

        assertThat(faults(example, published)).isEmpty();
        assertThat(faults(example, written)).isEmpty();
        assertThat(withoutFieldsOfLater(written, published)).isEqualTo(published);
        assertThat(event.topic()).isEqualTo(topicOf(example));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aReaderIgnoresAFieldOfTheFuture(Path example) throws IOException {
        var published = (ObjectNode) json.readTree(example.toFile());
        var now = json.treeToValue(published, recordOf(example));

        published.put("addedLater", "something");

        assertThat(json.treeToValue(published, recordOf(example))).isEqualTo(now);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aMissingRequiredFieldIsRefusedBySchemaAndRecord(Path example) throws IOException {
        var published = (ObjectNode) json.readTree(example.toFile());

        published.remove("personId");

        assertThat(faults(example, published)).isNotEmpty();
        assertThat(catchThrowable(() -> json.treeToValue(published, recordOf(example))))
                .isNotNull();
    }

    /** Whoever was written against the first example reads every later one: nothing is gone, nothing is of another type. */
    @ParameterizedTest
    @MethodSource("examples")
    void aReaderOfTheFirstVersionReadsWhatIsPublishedLater(Path example) throws IOException {
        var first = json.readTree(
                CONTRACT.resolve("examples/" + topicOf(example) + "-1.json").toFile());

        var later = json.readTree(example.toFile());

        assertThat(first.properties()).allSatisfy(field -> {
            var value = later.path(field.getKey());
            assertThat(value.isMissingNode()).as(field.getKey()).isFalse();
            assertThat(value.getNodeType())
                    .as(field.getKey())
                    .isIn(field.getValue().getNodeType(), JsonNodeType.NULL);
        });
    }

    static Stream<Path> headers() throws IOException {
        try (var files = Files.list(CONTRACT.resolve("headers"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("headers")
    void theHeadersEverPublishedFitTheirSchemaAndWhateverIsAddedLaterDoesToo(Path published) throws IOException {
        var headers = (ObjectNode) json.readTree(published.toFile());

        assertThat(headers.path("ce_type").asText()).isEqualTo(topicOf(published));
        assertThat(faults(schema("cloudevent"), headers)).isEmpty();
        assertThat(faults(schema("cloudevent"), headers.deepCopy().put("ce_addedlater", "x")))
                .isEmpty();
        assertThat(faults(schema("cloudevent"), headers.deepCopy().put("ce_sequence", "17")))
                .isNotEmpty();
        headers.remove("ce_id");
        assertThat(faults(schema("cloudevent"), headers)).isNotEmpty();
    }

    @Test
    void numbersAsTextAreInTheirOrder() {
        assertThat(Stream.of(1L, 9L, 10L, 999L, 1_000L, 123_456_789_012L).map(Sequence::new))
                .extracting(Sequence::toString)
                .isSorted()
                .allMatch(text -> text.length() == 12)
                .contains("000000000010");
        assertThat(catchThrowable(() -> new Sequence(0))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyTopicsThatThereAreAreNumbered() {
        assertThat(Event.TOPICS).containsAll(Event.NUMBERED);
    }

    @Test
    void everyTopicHasARecordAChannelASchemaAndAnExample() throws IOException {
        var asyncApi = new ObjectMapper(new YAMLFactory())
                .readTree(CONTRACT.resolve("asyncapi.yaml").toFile());

        var addresses = asyncApi.path("channels")
                .valueStream()
                .map(channel -> channel.path("address").asText())
                .toList();

        assertThat(addresses).containsExactlyInAnyOrderElementsOf(Event.TOPICS);
        assertThat(RECORDS.keySet()).containsExactlyInAnyOrderElementsOf(Event.TOPICS);
        var headers = new ObjectMapper()
                .readTree(CONTRACT.resolve("cloudevent.schema.json").toFile());
        assertThat(headers.at("/properties/ce_type/enum").valueStream().map(JsonNode::asText))
                .containsExactlyInAnyOrderElementsOf(Event.TOPICS);
        assertThat(Event.TOPICS).allSatisfy(topic -> {
            assertThat(CONTRACT.resolve(topic + ".schema.json")).exists();
            assertThat(CONTRACT.resolve("examples/" + topic + "-1.json")).exists();
        });
    }

    @Test
    void anEventKeepsItsIdFromDeliveryToDelivery() throws IOException {
        var due =
                json.readValue(CONTRACT.resolve("examples/reminder-due-1.json").toFile(), ReminderDue.class);

        assertThat(due.id()).isEqualTo("01980a4e-4b5e-7c1a-9d57-0f5b3c1e2c01/2026-11-22T12:00:00Z");
    }

    @Test
    void whoRemembersAnErasureByItsIdDoesNotKeepThePersonsId() throws IOException {
        var erased =
                json.readValue(CONTRACT.resolve("examples/person-erased-1.json").toFile(), PersonErased.class);

        assertThat(erased.id()).isEqualTo("40f81123-ab01-3e73-8841-b465f7d5920f");
    }

    /** A field that was added after an example was published is null when the example is read. */
    private static JsonNode withoutFieldsOfLater(JsonNode written, JsonNode published) {
        written.properties().removeIf(field -> field.getValue().isNull() && !published.has(field.getKey()));
        return written;
    }

    private List<String> faults(Path example, Object value) throws IOException {
        return faults(schema(topicOf(example)), value);
    }

    private List<String> faults(Schema schema, Object value) throws IOException {
        return schema
                .validate(
                        json.writeValueAsString(value),
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static Schema schema(String name) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(CONTRACT.resolve(name + ".schema.json")));
    }

    private static Class<? extends Event> recordOf(Path example) {
        return RECORDS.get(topicOf(example));
    }

    private static String topicOf(Path example) {
        return example.getFileName().toString().replaceFirst("-\\d+\\.json$", "");
    }
}
