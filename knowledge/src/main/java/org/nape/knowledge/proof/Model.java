package org.nape.knowledge.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.nape.knowledge.Condition;
import org.nape.knowledge.Level;
import org.nape.knowledge.Question;
import org.nape.knowledge.Rule;
import org.nape.knowledge.Truth;
import org.nape.knowledge.assessment.Assessor;

/** What triage makes of all answers there are: each rule, each level and the outcome as a diagram. */
final class Model {
    static final int NO = Truth.NO.ordinal();
    static final int YES = Truth.YES.ordinal();

    private final Rulebook rulebook;
    private final List<Promises.Promise> promises;
    private final AnswerSpace space;
    private final Diagrams diagrams;
    private final Truths truths;
    private final Map<String, Integer> readers = new LinkedHashMap<>();
    private final Map<Rule, Integer> rules = new LinkedHashMap<>();
    private final int conflict;
    private final int outcome;
    private final int complete;
    private final int consistent;

    Model(Rulebook rulebook) {
        this.rulebook = rulebook;
        this.promises = Promises.of(rulebook.knowledge());
        var conditions = rulebook.readers();
        var all = new ArrayList<>(conditions.values());
        promises.forEach(promise -> all.add(promise.condition()));
        this.space = new AnswerSpace(rulebook.knowledge().noAnswers(), rulebook.questions(), all);
        this.diagrams = new Diagrams();
        this.truths = new Truths(space, diagrams);
        conditions.forEach((reader, condition) -> readers.put(reader, truths.of(condition)));
        rulebook.rules().forEach(rule -> rules.put(rule, truths.of(rule.condition())));
        this.conflict = any(rulebook.checks().stream()
                .map(check -> truths.of(check.condition()))
                .toList());
        this.outcome = outcomeOf(new OutcomeTable(rulebook.knowledge()));
        this.complete = completeness();
        this.consistent = diagrams.combine(
                two -> two[0] == Diagrams.FALSE || two[1] == YES
                        ? Diagrams.FALSE
                        : two[0] < 0 || two[1] < 0 ? Diagrams.UNDECIDED : Diagrams.TRUE,
                complete,
                conflict);
    }

    Rulebook rulebook() {
        return rulebook;
    }

    List<Promises.Promise> promises() {
        return promises;
    }

    AnswerSpace space() {
        return space;
    }

    Diagrams diagrams() {
        return diagrams;
    }

    /** What each reader of answers makes of them: {@link Truth}. */
    Map<String, Integer> readers() {
        return readers;
    }

    /** What each rule makes of them: {@link Truth}. */
    Map<Rule, Integer> rules() {
        return rules;
    }

    /** What triage makes of them: {@link Outcome}. */
    int outcome() {
        return outcome;
    }

    /** Whether every question that may be asked has an answer. */
    int complete() {
        return complete;
    }

    /** Whether they are complete and no check finds a contradiction. */
    int consistent() {
        return consistent;
    }

    /** What an assessor of these rules says: not the diagram, but what runs. */
    Assessor assessor() {
        return new Assessor(rulebook.rules(), rulebook.checks());
    }

    int any(Iterable<Integer> these) {
        int any = NO;
        for (int truth : these) {
            any = truths.or(any, truth);
        }
        return any;
    }

    int truth(Condition condition) {
        return truths.of(condition);
    }

    /** Where both hold; each is given by which of its results are meant. */
    int both(int one, IntPredicate meant, int other, IntPredicate alsoMeant) {
        return diagrams.combine(
                two -> {
                    if (two[0] >= 0 && !meant.test(two[0]) || two[1] >= 0 && !alsoMeant.test(two[1])) {
                        return Diagrams.FALSE;
                    }
                    return two[0] < 0 || two[1] < 0 ? Diagrams.UNDECIDED : Diagrams.TRUE;
                },
                one,
                other);
    }

    private int outcomeOf(OutcomeTable table) {
        var levels = new EnumMap<Level, Integer>(Level.class);
        for (var level : Level.values()) {
            levels.put(
                    level,
                    any(rules.entrySet().stream()
                            .filter(each -> each.getKey().level() == level)
                            .map(Map.Entry::getValue)
                            .toList()));
        }
        return diagrams.combine(
                table::of, levels.get(Level.EMERGENCY), levels.get(Level.URGENT), levels.get(Level.ROUTINE), conflict);
    }

    private int completeness() {
        int all = Diagrams.TRUE;
        for (var question : space.questions()) {
            all = both(all, Model::isTrue, answeredUnlessSkipped(question), Model::isTrue);
        }
        return all;
    }

    private int answeredUnlessSkipped(Question question) {
        int index = space.indexOf(question);
        var ways = new int[space.open(index) + 1];
        Arrays.fill(ways, Diagrams.TRUE);
        ways[space.open(index)] = Diagrams.FALSE;
        int known = diagrams.node(index, ways);
        int mayBeAsked = question.askIf().map(truths::of).orElse(YES);
        return diagrams.combine(
                two -> two[0] == NO || two[1] == Diagrams.TRUE
                        ? Diagrams.TRUE
                        : two[0] < 0 || two[1] < 0 ? Diagrams.UNDECIDED : Diagrams.FALSE,
                mayBeAsked,
                known);
    }

    static boolean isTrue(int result) {
        return result == Diagrams.TRUE;
    }

    static boolean isYes(int truth) {
        return truth == YES;
    }

    List<Question> questions() {
        return space.questions();
    }
}
