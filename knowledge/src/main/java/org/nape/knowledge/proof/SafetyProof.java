package org.nape.knowledge.proof;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.nape.knowledge.Knowledge;

/** All properties that the clinical files must have, each tried for every set of answers there is. */
public final class SafetyProof {
    private final Model model;

    public SafetyProof(Knowledge knowledge) {
        this(Rulebook.of(knowledge));
    }

    SafetyProof(Rulebook rulebook) {
        this.model = new Model(rulebook);
    }

    Model model() {
        return model;
    }

    /** Tries them one after the other, each when it is asked for. */
    public Stream<Finding> findings() {
        var levels = new LevelProperties(model);
        var rules = new RuleProperties(model);
        return Stream.<Supplier<Finding>>of(
                        new Agreement(model)::theAssessorSaysTheSame,
                        levels::noLowering,
                        levels::nothingWorseIsLeftOpen,
                        levels::theFirstPositiveDecides,
                        levels::completeAnswersSettle,
                        rules::noDeadRule,
                        rules::noDeadQuestion,
                        rules::noDeadOption,
                        new SeedProperties(model)::seedRulesSuffice,
                        () -> Promises.areKept(model))
                .map(Supplier::get);
    }

    /** Holds every interview that can be held. */
    public Finding interviews() {
        return new InterviewProof(model).everyInterviewEnds();
    }

    /** What could not be proven. */
    public List<Finding> failures() {
        return findings().filter(finding -> !finding.isProven()).toList();
    }
}
