package org.nape.knowledge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The worked cases that clinicians agreed on. */
public final class Examples {
    private Examples() {}

    /** One case; an empty level means that it must stay incomplete. */
    public record Example(
            String id,
            String title,
            Map<String, Object> answers,
            Optional<Level> level,
            List<String> anyOfRules,
            List<String> anyOfConflicts,
            List<String> mustShow,
            List<String> mustHide,
            List<String> mustRemind) {
        @Override
        public String toString() {
            return id + ": " + title;
        }
    }

    public static List<Example> all() {
        try (var stream = Examples.class.getResourceAsStream("/knowledge/examples.yaml")) {
            var file = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(stream);
            var examples = new ArrayList<Example>();
            for (var each : (List<?>) file.get("examples")) {
                examples.add(example((Map<?, ?>) each));
            }
            return examples;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Example example(String id) {
        return all().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static Example example(Map<?, ?> entry) {
        var expected = entry.get("expected") instanceof Map<?, ?> map ? map : Map.of();
        return new Example(
                (String) entry.get("id"),
                (String) entry.get("title"),
                (Map<String, Object>) entry.get("answers"),
                Optional.ofNullable((String) entry.get("expected_level")).map(Level::valueOf),
                texts(entry.get("expected_rule_ids_any_of")),
                texts(expected.get("conflicts_any_of")),
                texts(entry.get("must_show")),
                texts(entry.get("must_hide")),
                texts(entry.get("must_remind")));
    }

    @SuppressWarnings("unchecked")
    private static List<String> texts(Object list) {
        return list == null ? List.of() : (List<String>) list;
    }
}
