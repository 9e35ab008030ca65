package org.nape.knowledge.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nape.knowledge.Answers;
import org.nape.knowledge.Examples;
import org.nape.knowledge.Examples.Example;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Rule;
import org.nape.knowledge.assessment.Assessor;

/** Whoever gets one rule a little wrong is told: by a worked case or by the proof. */
class MutationTest {
    private static final Knowledge KNOWLEDGE = Knowledge.load();
    private static final List<Case> CASES = Examples.allAndMore().stream()
            .map(example -> new Case(example, KNOWLEDGE.read(example.answers()).answers()))
            .toList();

    /** What nothing can tell, because the rules mean the same with it, each with why. */
    private static final Map<String, String> THE_SAME = Map.of(
            "e_meningitis_signs #37: in [mild, high] to in [mild]",
            "high fever with a stiff neck or a headache is an emergency by the first part of the rule already");

    private record Case(Example example, Answers answers) {}

    @Test
    void everyMistakeInARuleIsNoticed() {
        var mutants = Mutants.of(KNOWLEDGE.rules());
        var survivors = new ArrayList<String>();
        int byCases = 0;
        int byProof = 0;

        for (var mutant : mutants.entrySet()) {
            if (isCaughtByACase(mutant.getValue())) {
                byCases++;
            } else if (isCaughtByTheProof(mutant.getValue())) {
                byProof++;
            } else {
                survivors.add(mutant.getKey());
            }
        }

        System.out.printf(
                "Mutation score: %d of %d caught, %d by cases and %d more by the proof; %d mean the same%n",
                byCases + byProof, mutants.size(), byCases, byProof, survivors.size());
        assertThat(new HashSet<>(survivors)).isEqualTo(THE_SAME.keySet());
    }

    private static boolean isCaughtByACase(List<Rule> rules) {
        var assessor = new Assessor(rules, KNOWLEDGE.checks());
        return CASES.stream().anyMatch(each -> {
            var assessment = assessor.assess(each.answers());
            var ids = assessment.trueRules().stream().map(Rule::id).toList();
            return !assessment.level().equals(each.example().level())
                    || !each.example().agreesWith(ids);
        });
    }

    private static boolean isCaughtByTheProof(List<Rule> rules) {
        var proof = new SafetyProof(Rulebook.of(KNOWLEDGE).with(rules));
        return proof.findings().anyMatch(finding -> !finding.isProven());
    }
}
