package org.nape.knowledge.proof;

import java.util.ArrayList;
import java.util.List;
import org.nape.knowledge.Answers;
import org.nape.knowledge.Condition;
import org.nape.knowledge.ConsistencyCheck;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.knowledge.Origin;
import org.nape.knowledge.Question;
import org.nape.knowledge.Rule;
import org.nape.knowledge.Truth;
import org.nape.knowledge.assessment.Assessor;

/**
 * What the real {@link Assessor} makes of a level's rules being true, open or false, and of a contradiction: it is asked about
 * one rule for each level and one check, in all their combinations, so that the proof has no semantics of its own.
 */
final class OutcomeTable {
    private static final List<Level> LEVELS = List.of(Level.EMERGENCY, Level.URGENT, Level.ROUTINE);

    private final int[] outcomes = new int[81];

    OutcomeTable(Knowledge knowledge) {
        var signs = knowledge.questions().stream()
                .filter(question -> question.type() == Question.Type.BOOLEAN
                        && question.askIf().isEmpty())
                .limit(4)
                .toList();
        var rules = new ArrayList<Rule>();
        for (int i = 0; i < LEVELS.size(); i++) {
            rules.add(rule(LEVELS.get(i), new Condition.Holds(signs.get(i))));
        }
        var check = new ConsistencyCheck("check", new Condition.Holds(signs.get(3)), List.of(signs.get(3)), "");
        var assessor = new Assessor(rules, List.of(check));
        for (int index = 0; index < outcomes.length; index++) {
            outcomes[index] = Outcome.of(assessor.assess(answers(knowledge, signs, index)))
                    .ordinal();
        }
    }

    /** The outcome of what is known of the emergency, urgent and routine rules and of the checks, as soon as it is certain. */
    int of(int[] truths) {
        int found = Diagrams.UNDECIDED;
        for (int index = 0; index < outcomes.length; index++) {
            if (fits(truths, index)) {
                if (found >= 0 && found != outcomes[index]) {
                    return Diagrams.UNDECIDED;
                }
                found = outcomes[index];
            }
        }
        return found;
    }

    private static boolean fits(int[] truths, int index) {
        int left = index;
        for (int i = truths.length - 1; i >= 0; i--) {
            if (truths[i] >= 0 && truths[i] != left % 3) {
                return false;
            }
            left /= 3;
        }
        return true;
    }

    private static Answers answers(Knowledge knowledge, List<Question> signs, int index) {
        var answers = knowledge.noAnswers();
        int left = index;
        for (int i = signs.size() - 1; i >= 0; i--) {
            var truth = Truth.values()[left % 3];
            answers =
                    truth == Truth.UNKNOWN ? answers : answers.with(signs.get(i).id(), truth == Truth.YES);
            left /= 3;
        }
        return answers;
    }

    private static Rule rule(Level level, Condition condition) {
        return new Rule(level.name(), level, Origin.EXTENSION, false, "", condition, "", "", List.of(), "");
    }
}
