package org.nape.knowledge.assessment;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nape.knowledge.Answers;
import org.nape.knowledge.Question;
import org.nape.knowledge.Truth;

/** Puts open questions into the order of the file and keeps the conditions under which each may be asked. */
final class AskingOrder {
    private AskingOrder() {}

    /**
     * The open questions and those that decide whether they may be asked. A question whose {@code ask_if} is false is not
     * open: it has no answer, and the rules are written so that they do not need it.
     */
    static List<Question> unresolved(Collection<Question> open, Answers answers) {
        var found = new HashSet<Question>();
        var left = new ArrayDeque<>(open);
        while (!left.isEmpty()) {
            var question = left.pop();
            if (mayBeAsked(question, answers) != Truth.NO && found.add(question)) {
                question.askIf().ifPresent(condition -> left.addAll(condition.openQuestions(answers)));
            }
        }
        return inOrder(found);
    }

    /**
     * What to ask now: not what the person is not sure about, and not what waits for an earlier answer. When the person is
     * not sure about that one, the question is asked all the same: a "no" may still settle a rule.
     */
    static List<Question> toAsk(Collection<Question> unresolved, Answers answers) {
        return unresolved.stream()
                .filter(question -> !answers.isAsked(question) && !isWaiting(question, answers))
                .toList();
    }

    private static boolean isWaiting(Question question, Answers answers) {
        return question.askIf().stream()
                .flatMap(condition -> condition.openQuestions(answers).stream())
                .anyMatch(earlier -> !answers.isAsked(earlier));
    }

    private static Truth mayBeAsked(Question question, Answers answers) {
        return question.askIf().map(condition -> condition.in(answers)).orElse(Truth.YES);
    }

    static List<Question> inOrder(Set<Question> questions) {
        return questions.stream()
                .sorted(Comparator.comparingInt(Question::index))
                .toList();
    }
}
