package org.nape.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Everything that a condition may name: the interview's questions, the follow-up questions, and the level. */
final class Questions {
    static final String LEVEL = "level";

    private final Map<String, Question> interview;
    private final Map<String, Question> followUp;
    private final Question level;

    Questions(List<Question> interview, List<Question> followUp) {
        this.interview = byId(interview);
        this.followUp = byId(followUp);
        this.level = levelQuestion(interview.size() + followUp.size());
    }

    Map<String, Question> interview() {
        return interview;
    }

    Map<String, Question> followUp() {
        return followUp;
    }

    Question level() {
        return level;
    }

    /** What a care plan's condition may name. */
    Map<String, Question> interviewAndLevel() {
        var questions = new LinkedHashMap<>(interview);
        questions.put(LEVEL, level);
        return questions;
    }

    /** What a check-in may be answered with: its own questions, and any of the interview. */
    Map<String, Question> interviewAnd(Collection<Question> asked) {
        var questions = new LinkedHashMap<>(interview);
        asked.forEach(question -> questions.put(question.id(), question));
        return questions;
    }

    /** All that a person can be asked, in file order. */
    List<Question> askable() {
        var questions = new ArrayList<>(interview.values());
        questions.addAll(followUp.values());
        return questions;
    }

    Optional<Question> find(String id) {
        return Optional.ofNullable(interview.get(id)).or(() -> Optional.ofNullable(followUp.get(id)));
    }

    int size() {
        return level.index() + 1;
    }

    private static Map<String, Question> byId(List<Question> questions) {
        var byId = new LinkedHashMap<String, Question>();
        questions.forEach(question -> byId.put(question.id(), question));
        return byId;
    }

    private static Question levelQuestion(int index) {
        var options = Arrays.stream(Level.values())
                .map(level -> new Option(level.name(), level.name()))
                .toList();
        return new Question(
                index,
                LEVEL,
                "",
                "",
                Optional.empty(),
                Question.Type.CHOICE,
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                false,
                options,
                false,
                "",
                List.of(),
                Optional.empty());
    }
}
