package org.nape.local;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.nape.knowledge.Knowledge;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The worked cases that clinicians reviewed, as answers to send. */
public final class Examples {
    /** Two days of desk work, a tight neck: settles as SELF_CARE. */
    public static final String DESK_WORKER = "ex01";

    /** Sudden high fever, chills, stiff neck, headache: EMERGENCY. */
    public static final String MENINGITIS = "ex12";

    /** Whiplash three days ago: URGENT. */
    public static final String WHIPLASH = "ex09";

    private Examples() {}

    public static Map<String, Object> answersOf(String id) {
        return all().stream()
                .filter(example -> id.equals(example.get("id")))
                .map(Examples::answers)
                .findFirst()
                .orElseThrow(() -> new LaunchException("examples.yaml has no " + id));
    }

    /** Of all cases that come out at one of these levels. */
    public static List<Map<String, Object>> answersOfLevels(String... levels) {
        return all().stream()
                .filter(example -> List.of(levels).contains(String.valueOf(example.get("expected_level"))))
                .map(Examples::answers)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> answers(Map<String, Object> example) {
        return (Map<String, Object>) example.get("answers");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> all() {
        try (var file = Knowledge.class.getResourceAsStream("/knowledge/examples.yaml")) {
            var read = (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromInputStream(file);
            return (List<Map<String, Object>>) read.get("examples");
        } catch (IOException e) {
            throw new LaunchException("examples.yaml cannot be read: " + e.getMessage());
        }
    }
}
