package org.nape.triage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What a person answers: the reviewed examples, and changes of them. */
public record Symptoms(String name, Map<String, @Nullable Object> answers, Map<String, @Nullable Object> expected) {
    private static final List<Symptoms> EXAMPLES = load();

    public static List<Symptoms> examples() {
        return EXAMPLES;
    }

    /** Two days of desk work: care at home. */
    public static Symptoms ofPlainSpasm() {
        return EXAMPLES.getFirst();
    }

    /** Nothing but a high fever and a stiff neck: an emergency, whatever else is missing. */
    public static Symptoms ofMeningitis() {
        return none().but("fever", "high").but("stiff_neck", true);
    }

    public static Symptoms none() {
        return new Symptoms("none", Map.of(), Map.of());
    }

    public Symptoms but(String question, @Nullable Object answer) {
        var changed = new LinkedHashMap<>(answers);
        changed.put(question, answer);
        return new Symptoms(name + " but " + question, changed, Map.of());
    }

    public Symptoms without(String question) {
        var changed = new LinkedHashMap<>(answers);
        changed.remove(question);
        return new Symptoms(name + " without " + question, changed, Map.of());
    }

    public Optional<String> expectedLevel() {
        return Optional.ofNullable((String) expected.get("expected_level"));
    }

    @SuppressWarnings("unchecked")
    public List<String> expectedRuleIds() {
        return (List<String>)
                Optional.ofNullable(expected.get("expected_rule_ids_any_of")).orElse(List.of());
    }

    @Override
    public String toString() {
        return name;
    }

    @SuppressWarnings("unchecked")
    private static List<Symptoms> load() {
        var stream = Symptoms.class.getResourceAsStream("/knowledge/examples.yaml");
        var file = (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromInputStream(stream);
        return ((List<Map<String, Object>>) file.get("examples"))
                .stream()
                        .map(example -> new Symptoms(
                                (String) example.get("id"), (Map<String, Object>) example.get("answers"), example))
                        .collect(Collectors.toUnmodifiableList());
    }
}
