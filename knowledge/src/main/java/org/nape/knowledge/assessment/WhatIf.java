package org.nape.knowledge.assessment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.knowledge.Option;
import org.nape.knowledge.Question;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Says a change in a plain sentence, by the phrases of {@code what-if.yaml}; without one, in the words of the question. */
final class WhatIf {
    private static final String FILE = "/knowledge/what-if.yaml";
    private static final String NUMBER = "number";

    private final Map<String, Question> questions;
    private final Map<String, Map<String, String>> phrases = phrases();

    WhatIf(Knowledge knowledge) {
        this.questions = knowledge.questions().stream().collect(Collectors.toMap(Question::id, question -> question));
    }

    String sentence(Map<String, Object> changes, Level level, boolean settled) {
        return changes.entrySet().stream()
                        .map(change -> said(change.getKey(), change.getValue()))
                        .collect(Collectors.joining(" and ", "If ", ", "))
                + outcome(level)
                + (settled ? "." : ", or more urgent still.");
    }

    private String said(String id, Object value) {
        return findPhrase(id, value).orElseGet(() -> {
            var question = Optional.ofNullable(questions.get(id)).orElseThrow();
            return "you had answered “%s” to “%s”".formatted(answer(question, value), question.text());
        });
    }

    Optional<String> findPhrase(String id, Object value) {
        return Optional.ofNullable(phrases.get(id))
                .flatMap(each -> Optional.ofNullable(each.get(value instanceof Integer ? NUMBER : value.toString())))
                .map(phrase -> phrase.replace("#", value.toString()).replace(" 1 days", " 1 day"));
    }

    private static String answer(Question question, Object value) {
        return switch (question.type()) {
            case BOOLEAN -> Boolean.TRUE.equals(value) ? "yes" : "no";
            case NUMBER -> value.toString();
            case CHOICE ->
                question.options().stream()
                        .filter(option -> option.id().equals(value))
                        .map(Option::label)
                        .findFirst()
                        .orElseThrow();
        };
    }

    private static String outcome(Level level) {
        return switch (level) {
            case EMERGENCY -> "this would be an emergency";
            case URGENT -> "you should see a doctor today";
            case ROUTINE -> "you should book a doctor's appointment";
            case SELF_CARE -> "you could care for it at home";
        };
    }

    private static Map<String, Map<String, String>> phrases() {
        try (var stream = WhatIf.class.getResourceAsStream(FILE)) {
            if (stream == null) {
                throw new IOException("not on the class path: " + FILE);
            }
            var file =
                    (Map<?, ?>) new Load(LoadSettings.builder().setLabel(FILE).build()).loadFromInputStream(stream);
            var phrases = new LinkedHashMap<String, Map<String, String>>();
            ((Map<?, ?>) Optional.ofNullable(file.get("what_if")).orElseThrow())
                    .forEach((id, each) -> phrases.put(id.toString(), byAnswer((Map<?, ?>) each)));
            return phrases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> byAnswer(Map<?, ?> phrases) {
        var byAnswer = new HashMap<String, String>();
        phrases.forEach((answer, phrase) -> byAnswer.put(answer.toString(), phrase.toString()));
        return byAnswer;
    }
}
