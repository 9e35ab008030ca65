package org.nape.knowledge.proof;

import java.util.ArrayList;
import java.util.List;
import org.nape.knowledge.Question;

/** Says in plain words which answers a counterexample is made of. */
final class Words {
    private final Model model;

    Words(Model model) {
        this.model = model;
    }

    /** These answers and nothing else. */
    String only(int[] places) {
        var lines = lines(places, false);
        return lines.isEmpty() ? "  without any answer" : String.join("\n", lines);
    }

    /** Complete answers: only those that stand out, because the rest is "no". */
    String complete(int[] places) {
        var lines = lines(places, true);
        lines.add("  and the first answer, mostly \"no\" or \"none\", to all else that is asked");
        return String.join("\n", lines);
    }

    /** What the assessor, as it runs, makes of these answers. */
    String verdict(int[] places) {
        return Outcome.of(model.assessor().assess(model.space().answers(places)))
                .toString();
    }

    String answer(int question, int place) {
        var space = model.space();
        return place == space.open(question)
                ? "not known"
                : AnswerSpace.inWords(space.values(question).get(place));
    }

    private List<String> lines(int[] places, boolean onlyUnusual) {
        var lines = new ArrayList<String>();
        var questions = model.questions();
        for (int i = 0; i < places.length; i++) {
            var question = questions.get(i);
            boolean isUsual = places[i] == 0 && question.type() != Question.Type.NUMBER;
            if (places[i] != model.space().open(i) && !(onlyUnusual && isUsual)) {
                lines.add(line(i, places[i]));
            }
        }
        return lines;
    }

    String line(int question, int place) {
        var asked = model.questions().get(question);
        return "  %s (%s): %s".formatted(asked.text(), asked.id(), answer(question, place));
    }
}
