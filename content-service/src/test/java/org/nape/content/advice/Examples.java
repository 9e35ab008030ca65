package org.nape.content.advice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nape.events.SymptomReported;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The worked cases that clinicians agreed on. */
final class Examples {
    private Examples() {}

    static Stream<Example> all() {
        try (var stream = Knowledge.class.getResourceAsStream("/knowledge/examples.yaml")) {
            var file = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(stream);
            return ((List<?>) file.get("examples")).stream().map(each -> Example.of((Map<?, ?>) each));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two days of desk work: care at home, with stretches and ice. */
    static Example plainSpasm() {
        return example("ex01");
    }

    /** To be seen in the next days: with stretches and moist heat until then. */
    static Example routine() {
        return example("ex07");
    }

    /** To be seen today. */
    static Example urgent() {
        return example("ex09");
    }

    /** Only the pain questions are answered. */
    static Example incomplete() {
        return example("ex23");
    }

    /** No question is answered yet. */
    static Example nothing() {
        return new Example("nothing", Map.of(), Optional.empty(), List.of(), List.of());
    }

    private static Example example(String id) {
        return all().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }

    /** One case; without a level it must stay open. */
    record Example(
            String id,
            Map<String, @Nullable Object> answers,
            Optional<Level> level,
            List<String> mustShow,
            List<String> mustHide) {
        private static Example of(Map<?, ?> entry) {
            var answers = new LinkedHashMap<String, @Nullable Object>();
            ((Map<?, ?>) entry.get("answers")).forEach((id, answer) -> answers.put((String) id, answer));
            return new Example(
                    (String) entry.get("id"),
                    answers,
                    Optional.ofNullable((String) entry.get("expected_level")).map(Level::valueOf),
                    texts(entry.get("must_show")),
                    texts(entry.get("must_hide")));
        }

        private static List<String> texts(@Nullable Object list) {
            return list == null
                    ? List.of()
                    : ((List<?>) list).stream().map(String.class::cast).toList();
        }

        Example but(String questionId, @Nullable Object answer) {
            var changed = new LinkedHashMap<>(answers);
            changed.put(questionId, answer);
            return new Example(id, changed, level, mustShow, mustHide);
        }

        SymptomReported reportedBy(UUID personId) {
            return reportedBy(personId, Instant.parse("2026-03-02T09:00:00Z"));
        }

        SymptomReported reportedBy(UUID personId, Instant reportedAt) {
            var name = level.map(Level::name).orElse(null);
            return new SymptomReported(
                    UUID.randomUUID(),
                    personId,
                    reportedAt,
                    "1.0",
                    level.isPresent() ? "settled" : "incomplete",
                    name,
                    "SELF_CARE".equals(name) ? null : name,
                    List.of(),
                    answers,
                    null);
        }

        @Override
        public String toString() {
            return id;
        }
    }
}
