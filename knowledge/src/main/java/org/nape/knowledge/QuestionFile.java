package org.nape.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads {@code questions.yaml}. */
final class QuestionFile {
    private static final String FOLLOW_UP = "follow_up";

    private final List<QuestionGroup> groups = new ArrayList<>();
    private final List<Question> interview = new ArrayList<>();
    private final List<Question> followUp = new ArrayList<>();
    private final Questions questions;
    private final Map<String, Question> known = new LinkedHashMap<>();

    QuestionFile(Entry file) {
        for (var entry : file.entries("groups", "id")) {
            groups.add(new QuestionGroup(entry.text("id"), entry.text("title")));
            entry.done();
        }
        var groupIds = new HashSet<>(groups.stream().map(QuestionGroup::id).toList());
        for (var entry : file.entries("questions", "id")) {
            var group = entry.text("group");
            if (!groupIds.contains(group)) {
                entry.fault("group: there is no group '" + group + "'");
            }
            add(interview, question(entry, group), entry);
        }
        for (var entry : file.entries("follow_up_questions", "id")) {
            add(followUp, question(entry, FOLLOW_UP), entry);
        }
        questions = new Questions(interview, followUp);
    }

    List<QuestionGroup> groups() {
        return groups;
    }

    Questions questions() {
        return questions;
    }

    private void add(List<Question> questions, Question question, Entry entry) {
        if (question.id().equals(Questions.LEVEL) || known.put(question.id(), question) != null) {
            entry.fault("this question id is taken");
        }
        questions.add(question);
        entry.done();
    }

    /** The condition for asking may name earlier questions only, so that an interview never waits for itself. */
    private Question question(Entry entry, String group) {
        var type = entry.oneOf("type", QuestionFile::type, Question.Type.BOOLEAN);
        var number = type == Question.Type.NUMBER;
        var question = new Question(
                interview.size() + followUp.size(),
                entry.text("id"),
                group,
                entry.text("text"),
                entry.findText("help"),
                type,
                number ? entry.findText("unit") : Optional.empty(),
                number ? entry.findNumber("min") : OptionalInt.empty(),
                number ? entry.findNumber("max") : OptionalInt.empty(),
                number && entry.flagIfAny("integer"),
                type == Question.Type.CHOICE ? options(entry) : List.of(),
                entry.flag("seed"),
                entry.text("why"),
                entry.texts("used_by"),
                entry.findCondition("ask_if", new ConditionParser(known)));
        if (number && !question.integer()) {
            entry.fault("only whole numbers can be asked for: integer must be true");
        }
        return question;
    }

    private static List<Option> options(Entry entry) {
        var options = new ArrayList<Option>();
        var ids = new HashSet<String>();
        for (var option : entry.entries("options", "")) {
            options.add(new Option(option.text("id"), option.text("label")));
            option.done();
        }
        if (options.size() < 2 || !options.stream().map(Option::id).allMatch(ids::add)) {
            entry.fault("a choice needs two options or more, all different");
        }
        return options;
    }

    private static Optional<Question.Type> type(String id) {
        return Arrays.stream(Question.Type.values())
                .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(id))
                .findFirst();
    }
}
