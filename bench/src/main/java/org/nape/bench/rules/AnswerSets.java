package org.nape.bench.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nape.knowledge.Answers;
import org.nape.knowledge.Knowledge;

/** What is judged: the worked examples of the clinical files. */
public enum AnswerSets {
    /** Those in which everything that may be asked is answered, so that no rule is open. */
    COMPLETE {
        @Override
        List<Answers> in(Knowledge knowledge) {
            return examples(knowledge, false).toList();
        }
    },

    /** The others, and the complete ones with every third answer left out. */
    PARTIAL {
        @Override
        List<Answers> in(Knowledge knowledge) {
            return Stream.concat(
                            examples(knowledge, true),
                            examples(knowledge, false).map(answers -> everyThirdLeftOut(knowledge, answers)))
                    .toList();
        }
    };

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT) + " answers";
    }

    abstract List<Answers> in(Knowledge knowledge);

    private static Stream<Answers> examples(Knowledge knowledge, boolean partial) {
        return KnowledgeFile.entries("examples.yaml", "examples").stream()
                .filter(example -> partial == Boolean.TRUE.equals(example.get("partial")))
                .map(example ->
                        (Map<?, ?>) Optional.ofNullable(example.get("answers")).orElseThrow())
                .map(given -> {
                    var answers = knowledge.noAnswers();
                    for (var each : given.entrySet()) {
                        answers = answers.with((String) each.getKey(), each.getValue());
                    }
                    return answers;
                });
    }

    private static Answers everyThirdLeftOut(Knowledge knowledge, Answers answers) {
        var fewer = answers;
        var questions = new ArrayList<>(answers.asMap().keySet());
        for (int i = 0; i < questions.size(); i += 3) {
            fewer = fewer.without(questions.get(i));
        }
        return fewer;
    }
}
