package org.nape.knowledge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The worked cases that clinicians agreed on. */
public final class Examples {
    private static final String ALWAYS = "s_common_spasm";
    private static final List<Example> WORKED = in("/knowledge/examples.yaml");
    private static final List<Example> WORKED_AND_MORE = Stream.concat(
                    WORKED.stream(), in("/knowledge/more-examples.yaml").stream())
            .toList();

    private Examples() {}

    /**
     * One case; an empty level means that it must stay incomplete.
     *
     * @param anyOfRules rules that are true
     * @param exactlyRules the rules that are true and no others, but for the one that always is; empty if only some are named
     */
    public record Example(
            String id,
            String title,
            Map<String, Object> answers,
            Optional<Level> level,
            List<String> anyOfRules,
            Optional<List<String>> exactlyRules,
            List<String> anyOfConflicts,
            List<String> mustShow,
            List<String> mustHide,
            List<String> mustRemind) {

        /** Whether these are the rules that the case speaks of. */
        public boolean agreesWith(List<? extends String> trueRules) {
            var reasons = new HashSet<>(trueRules);
            reasons.remove(ALWAYS);
            return trueRules.containsAll(anyOfRules)
                    && exactlyRules
                            .filter(only -> !reasons.equals(new HashSet<>(only)))
                            .isEmpty();
        }

        @Override
        public String toString() {
            return id + ": " + title;
        }
    }

    public static List<Example> all() {
        return WORKED;
    }

    /** With those that only hold the rules to their limits. */
    public static List<Example> allAndMore() {
        return WORKED_AND_MORE;
    }

    private static List<Example> in(String name) {
        try (var stream = Examples.class.getResourceAsStream(name)) {
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

    private static Example example(Map<?, ?> entry) {
        var expected = entry.get("expected") instanceof Map<?, ?> map ? map : Map.of();
        return new Example(
                (String) entry.get("id"),
                (String) entry.get("title"),
                answers(entry),
                Optional.ofNullable((String) entry.get("expected_level")).map(Level::valueOf),
                texts(entry.get("expected_rule_ids_any_of")),
                Optional.ofNullable(entry.get("expected_rule_ids")).map(Examples::texts),
                texts(expected.get("conflicts_any_of")),
                texts(entry.get("must_show")),
                texts(entry.get("must_hide")),
                texts(entry.get("must_remind")));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> answers(Map<?, ?> entry) {
        var answers = new HashMap<String, Object>();
        if (entry.get("as") instanceof String id) {
            answers.putAll(example(id).answers());
        }
        answers.putAll((Map<String, Object>) entry.get("answers"));
        texts(entry.get("without")).forEach(answers::remove);
        return answers;
    }

    @SuppressWarnings("unchecked")
    private static List<String> texts(Object list) {
        return list == null ? List.of() : (List<String>) list;
    }
}
