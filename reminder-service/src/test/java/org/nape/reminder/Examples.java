package org.nape.reminder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nape.knowledge.Level;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The example cases of the clinical files: people, how urgent it is for each, and what they are reminded of. */
public final class Examples {
    private static final List<Example> ALL = load();

    private Examples() {}

    /** One case; the level is empty where the answers do not settle it. */
    public record Example(
            String id,
            Map<String, Object> answers,
            Optional<Level> level,
            List<String> mustShow,
            List<String> mustRemind) {

        @Override
        public String toString() {
            return id;
        }
    }

    public static List<Example> all() {
        return ALL;
    }

    public static Example of(String id) {
        return ALL.stream()
                .filter(example -> example.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    public static Example at(Level level) {
        return ALL.stream()
                .filter(example -> example.level().equals(Optional.of(level)))
                .findFirst()
                .orElseThrow();
    }

    public static Example remindedOf(String templateId) {
        return ALL.stream()
                .filter(example -> example.mustRemind().contains(templateId))
                .findFirst()
                .orElseThrow();
    }

    public static Example unsettled() {
        return ALL.stream()
                .filter(example -> example.level().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static List<Example> load() {
        try (InputStream file = Examples.class.getResourceAsStream("/knowledge/examples.yaml")) {
            var read = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(file);
            return ((List<?>) read.get("examples"))
                    .stream().map(entry -> example((Map<?, ?>) entry)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Example example(Map<?, ?> entry) {
        return new Example(
                (String) entry.get("id"),
                (Map<String, Object>) entry.get("answers"),
                Optional.ofNullable((String) entry.get("expected_level")).map(Level::valueOf),
                texts(entry.get("must_show")).toList(),
                texts(entry.get("must_remind")).toList());
    }

    private static Stream<String> texts(Object list) {
        return list == null ? Stream.of() : ((List<?>) list).stream().map(String.class::cast);
    }
}
