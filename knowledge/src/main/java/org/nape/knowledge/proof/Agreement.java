package org.nape.knowledge.proof;

import java.math.BigInteger;
import java.util.Optional;
import org.nape.knowledge.assessment.Assessor;

/** Whether what runs says what the diagram says: only then is what is proven true of what runs. */
final class Agreement {
    private static final String PROPERTY = "The assessor says what is proven";

    private final Model model;
    private final Diagrams diagrams;

    Agreement(Model model) {
        this.model = model;
        this.diagrams = model.diagrams();
    }

    /** Along every way on from every node. */
    Finding theAssessorSaysTheSame() {
        var assessor = model.assessor();
        var words = new Words(model);
        long judged = 0;
        for (var each : new Paths(model).to(model.outcome()).entrySet()) {
            int node = each.getKey();
            for (int value = 0; value < diagrams.ways(node); value++) {
                var places = each.getValue().clone();
                places[diagrams.question(node)] = value;
                var drawn = drawn(places);
                var assessed = assessed(assessor, places);
                judged++;
                if (drawn != assessed) {
                    var both = "\n  The diagram says " + drawn + ", the assessor " + assessed;
                    return Finding.of(PROPERTY, BigInteger.valueOf(judged), Optional.of(words.only(places) + both));
                }
            }
        }
        return Finding.of(PROPERTY, BigInteger.valueOf(judged), Optional.empty());
    }

    private Outcome drawn(int[] places) {
        int at = model.outcome();
        while (!Diagrams.isResult(at)) {
            at = diagrams.way(at, places[diagrams.question(at)]);
        }
        return Outcome.of(at);
    }

    private Outcome assessed(Assessor assessor, int[] places) {
        return Outcome.of(assessor.assess(model.space().answers(places)));
    }
}
