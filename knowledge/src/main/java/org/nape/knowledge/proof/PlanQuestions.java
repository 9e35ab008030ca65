package org.nape.knowledge.proof;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.knowledge.Question;
import org.nape.knowledge.Truth;

/** The questions that an interview may ask once the level is settled, for the sake of a plan. */
final class PlanQuestions {
    private final Map<InterviewProof.End, Set<Integer>> questions = new EnumMap<>(InterviewProof.End.class);

    PlanQuestions(Knowledge knowledge, AnswerSpace space) {
        questions.put(InterviewProof.End.SELF_CARE, planned(knowledge, space, Level.SELF_CARE));
        questions.put(InterviewProof.End.ROUTINE, planned(knowledge, space, Level.ROUTINE));
    }

    /** Never after a red flag or a hand-over: then nothing is planned. */
    boolean contains(InterviewProof.End end, int question) {
        return questions.getOrDefault(end, Set.of()).contains(question);
    }

    /** What a plan of this level could want to know. */
    private static Set<Integer> planned(Knowledge knowledge, AnswerSpace space, Level level) {
        var wanted = new HashSet<Question>();
        var nobody = knowledge.noAnswers().at(level);
        knowledge.questions().stream()
                .filter(question -> question.group().equals(Knowledge.TRIGGERS))
                .forEach(wanted::add);
        knowledge.plans().stream()
                .filter(plan -> !plan.onRequest() && plan.condition().in(nobody) != Truth.NO)
                .forEach(plan -> {
                    wanted.addAll(plan.condition().questions());
                    plan.show()
                            .forEach(item -> item.contraindications()
                                    .forEach(each ->
                                            wanted.addAll(each.condition().questions())));
                });
        var indices = new TreeSet<Integer>();
        wanted.stream().map(space::indexOf).filter(index -> index >= 0).forEach(indices::add);
        return indices;
    }
}
